import { input, zeroPointOf } from '../../graph/tensor.ts';
import type { DepthwiseConv2dAttrs } from '../../ops/depthwise-conv-2d.ts';
import { depthwiseGeometry } from '../../ops/shared/depthwise-geometry.ts';
import type { Kernel } from '../kernel.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { depthwiseArguments, shapeLiterals } from './arguments.ts';

/** Any window, one output channel for each input channel: four channels at a time. */
export const depthwisePortable: Kernel<DepthwiseConv2dAttrs> = {
  name: 'depthwise_conv_2d_s8',
  source: 'portable/depthwise_conv_2d_s8.c',
  fits: (op) => input(op, 0).dtype === 'int8' && depthwiseGeometry(op).multiplier === 1,
  lower: (op) => {
    const g = depthwiseGeometry(op);
    const { args, literals: multipliers } = depthwiseArguments(op);
    const outputs = g.batch * g.y.out * g.x.out * g.outChannels;
    return {
      args,
      literals: [
        ...shapeLiterals(op),
        ...literals({ zero_in: zeroPointOf(input(op, 0)) }),
        ...finishLiterals(op, op.attrs.activation),
        ...multipliers,
      ],
      inPlace: [],
      assumes: [],
      cost: outputs * (5 * g.y.kernel * g.x.kernel + 20),
    };
  },
};
