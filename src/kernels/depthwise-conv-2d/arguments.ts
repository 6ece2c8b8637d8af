import { input, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { DepthwiseConv2dAttrs } from '../../ops/depthwise-conv-2d.ts';
import { channelMultipliers } from '../../ops/shared/convolution.ts';
import { type DepthwiseGeometry, depthwiseGeometry } from '../../ops/shared/depthwise-geometry.ts';
import type { Arg, Literal } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
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

/** Shape of the depthwise kernels for any window. */
export function shapeLiterals(op: Op<DepthwiseConv2dAttrs>): readonly Literal[] {
  const g = lyingDown(depthwiseGeometry(op));
  return literals({
    batch: g.batch,
    in_h: g.y.in,
    in_w: g.x.in,
    channels: g.inChannels,
    out_h: g.y.out,
    out_w: g.x.out,
    kernel_h: g.y.kernel,
    kernel_w: g.x.kernel,
    stride_h: g.y.stride,
    stride_w: g.x.stride,
    dilation_h: g.y.dilation,
    dilation_w: g.x.dilation,
    pad_top: g.y.padBefore,
    pad_left: g.x.padBefore,
  });
}

/** A column of pixels is the same bytes as a row of them, and the inner loop over a row is the cheaper one. */
function lyingDown(g: DepthwiseGeometry): DepthwiseGeometry {
  return g.x.in === 1 && g.x.kernel === 1 && g.x.out === 1 ? { ...g, x: g.y, y: g.x } : g;
}
