import { elementCount, input, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { DepthwiseConv2dAttrs } from '../../ops/depthwise-conv-2d.ts';
import { depthwiseGeometry } from '../../ops/shared/depthwise-geometry.ts';
import { floatProductCost } from '../fully-connected/rows-f32.ts';
import { hasInt4Weights, NIBBLES, withWeights } from '../fully-connected/rows-s4.ts';
import type { Kernel } from '../kernel.ts';
import { floatBias, floatRange, floatWeights } from '../shared/floats.ts';
import { packInt16Sums } from '../shared/int16-sums.ts';
import { nibbleTaps } from '../shared/nibbles.ts';
import { constant } from '../shared/requantize.ts';
import { biasCodes, channelRows, weightCodes } from '../shared/weights.ts';
import { shapeLiterals } from './arguments.ts';
import { depthwisePortable } from './depthwise-s8.ts';

/** The other types, one output channel for each input channel. */
export const depthwiseInt16: Kernel<DepthwiseConv2dAttrs> = {
  name: 'depthwise_conv_2d_s16',
  source: 'portable/depthwise_conv_2d_s16.c',
  fits: (op) => input(op, 0).dtype === 'int16' && hasMultiplier1(op),
  lower: (op) => {
    const { outChannels } = depthwiseGeometry(op);
    const weights = weightCodes(op);
    const sums = packInt16Sums(op, channelRows(weights, outChannels), outChannels);
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        constant('weights', weights, outChannels, 4),
        ...sums.args,
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [...shapeLiterals(op), ...sums.literals],
      inPlace: [],
      assumes: [],
      cost: elementCount(output(op).shape) * (tapsOf(op) * (sums.wide ? 10 : 5) + 40),
    };
  },
};

export const depthwiseFloat: Kernel<DepthwiseConv2dAttrs> = {
  name: 'depthwise_conv_2d_f32',
  source: 'portable/depthwise_conv_2d_f32.c',
  fits: (op) => input(op, 0).dtype === 'float32' && hasMultiplier1(op),
  lower: (op, target) => {
    const { outChannels } = depthwiseGeometry(op);
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        constant('weights', floatWeights(op), outChannels),
        floatBias(op, outChannels),
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [...shapeLiterals(op), ...floatRange(op)],
      inPlace: [],
      assumes: [],
      cost: elementCount(output(op).shape) * (tapsOf(op) * floatProductCost(target) + 20),
    };
  },
};

/** Int4 weights that stay two to a byte. Taps outside the image are left out, so the bias is the file's own. */
export const depthwiseInt4: Kernel<DepthwiseConv2dAttrs> = {
  name: 'depthwise_conv_2d_s4',
  source: 'portable/depthwise_conv_2d_s4.c',
  fits: (op) => hasInt4Weights(op) && hasMultiplier1(op),
  lower: (op, target) => {
    const { outChannels } = depthwiseGeometry(op);
    const unpacked = depthwisePortable.lower(op, target);
    const packed = constant('weights', nibbleTaps(weightCodes(op), outChannels), Math.ceil(outChannels / 2), 4);
    const bias = constant('bias', biasCodes(op, outChannels), 8);
    const args = withWeights(unpacked.args, packed).map((arg) =>
      arg.kind === 'constant' && arg.label === 'bias' ? bias : arg,
    );
    return { ...unpacked, args, cost: unpacked.cost * NIBBLES };
  },
};

function hasMultiplier1(op: Op<DepthwiseConv2dAttrs>): boolean {
  return depthwiseGeometry(op).multiplier === 1;
}

function tapsOf(op: Op<DepthwiseConv2dAttrs>): number {
  const g = depthwiseGeometry(op);
  return g.y.kernel * g.x.kernel;
}
