import type { Activation } from '../../graph/quantization.ts';
import { input, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Conv2dGeometry } from '../../ops/shared/conv-2d-geometry.ts';
import { channelMultipliers } from '../../ops/shared/convolution.ts';
import { matmulCost } from '../fully-connected/rows.ts';
import type { Call } from '../kernel.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { constant, packMultipliers } from '../shared/requantize.ts';
import { foldedBias, matmulOrder } from '../shared/weights.ts';

/** Arguments of bf_conv_2d_s8 for weights [out channel][kernel y][kernel x][group channel]. */
export function lowerConvolution(op: Op<unknown>, g: Conv2dGeometry, weights: Int8Array, activation: Activation): Call {
  const windowBytes = g.y.kernel * g.x.kernel * g.groupChannels;
  const packed = packMultipliers(channelMultipliers(input(op, 0), input(op, 1), output(op), g.outChannels));
  return {
    args: [
      { kind: 'input', index: 0, form: 'plain' },
      constant('weights', matmulOrder(weights, windowBytes, g.outChannels / g.groups), windowBytes, 4),
      constant('bias', foldedBias(op, weights, g.outChannels), 8),
      packed.multiplier,
      packed.shift,
      { kind: 'scratch', label: 'window', ctype: 'int8_t', bytes: windowBytes, align: 4 },
      { kind: 'output', index: 0, form: 'plain' },
    ],
    literals: [
      ...shapeLiterals(g),
      ...literals({ zero_in: zeroPointOf(input(op, 0)) }),
      ...finishLiterals(op, activation),
      ...packed.literals,
    ],
    inPlace: [],
    assumes: [],
    cost: g.batch * g.y.out * g.x.out * g.groups * groupCost(g),
  };
}

/** Gathering a window, then its product with the group's rows, which run four at a time. */
function groupCost(g: Conv2dGeometry): number {
  const [taps, n] = [g.y.kernel * g.x.kernel, g.outChannels / g.groups];
  const k = taps * g.groupChannels;
  return 6 * taps + 2 * k + matmulCost(k, n);
}

export function shapeLiterals(g: Conv2dGeometry): ReturnType<typeof literals> {
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
  });
}
