import { input, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Conv2dAttrs } from '../../ops/conv-2d.ts';
import { conv2dGeometry } from '../../ops/shared/conv-2d-geometry.ts';
import { channelMultipliers } from '../../ops/shared/convolution.ts';
import type { Kernel } from '../kernel.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { constant, packMultipliers } from '../shared/requantize.ts';
import { foldedBias, weightCodes } from '../shared/weights.ts';

/** Any convolution: gathers each window, then one matrix row per channel. */
export const conv2dPortable: Kernel<Conv2dAttrs> = {
  name: 'conv_2d_s8',
  source: 'portable/conv_2d_s8.c',
  fits: (op) => input(op, 0).dtype === 'int8' && input(op, 1).dtype === 'int8',
  lower: (op) => {
    const g = conv2dGeometry(op);
    const weights = weightCodes(op);
    const windowBytes = g.y.kernel * g.x.kernel * g.groupChannels;
    const packed = packMultipliers(channelMultipliers(input(op, 0), input(op, 1), output(op), g.outChannels));
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        constant('weights', weights, windowBytes, 4),
        constant('bias', foldedBias(op, weights, g.outChannels), 8),
        packed.multiplier,
        packed.shift,
        { kind: 'scratch', label: 'window', ctype: 'int8_t', bytes: windowBytes, align: 4 },
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [...shapeLiterals(op), ...finishLiterals(op, op.attrs.activation), ...packed.literals],
      inPlace: [],
      assumes: [],
      cost: g.batch * g.y.out * g.x.out * windowBytes * g.groups * (2.6 * (g.outChannels / g.groups) + 2),
    };
  },
};

function shapeLiterals(op: Op<Conv2dAttrs>): ReturnType<typeof literals> {
  const g = conv2dGeometry(op);
  return literals({
    batch: g.batch,
    in_h: g.y.in,
    in_w: g.x.in,
    in_c: g.inChannels,
    out_h: g.y.out,
    out_w: g.x.out,
    out_c: g.outChannels,
    kernel_h: g.y.kernel,
    kernel_w: g.x.kernel,
    stride_h: g.y.stride,
    stride_w: g.x.stride,
    dilation_h: g.y.dilation,
    dilation_w: g.x.dilation,
    pad_top: g.y.padBefore,
    pad_left: g.x.padBefore,
    groups: g.groups,
    zero_in: zeroPointOf(input(op, 0)),
  });
}
