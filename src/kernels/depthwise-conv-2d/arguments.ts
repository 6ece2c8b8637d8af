import { input, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { DepthwiseConv2dAttrs } from '../../ops/depthwise-conv-2d.ts';
import { channelMultipliers } from '../../ops/shared/convolution.ts';
import { depthwiseGeometry } from '../../ops/shared/depthwise-geometry.ts';
import type { Arg, Literal } from '../kernel.ts';
import { constant, packMultipliers } from '../shared/requantize.ts';
import { channelRows, foldedBias, weightCodes } from '../shared/weights.ts';

/** Pointers of the depthwise kernels with weights as in the file, and the literals of their multipliers. */
export function depthwiseArguments(op: Op<DepthwiseConv2dAttrs>): {
  readonly args: readonly Arg[];
  readonly literals: readonly Literal[];
} {
  const { outChannels } = depthwiseGeometry(op);
  const weights = weightCodes(op);
  const packed = packMultipliers(channelMultipliers(input(op, 0), input(op, 1), output(op), outChannels));
  const args: readonly Arg[] = [
    { kind: 'input', index: 0, form: 'plain' },
    constant('weights', weights, outChannels, 4),
    constant('bias', foldedBias(op, channelRows(weights, outChannels), outChannels), 8),
    packed.multiplier,
    packed.shift,
    { kind: 'output', index: 0, form: 'plain' },
  ];
  return { args, literals: packed.literals };
}
