import { input, zeroPointOf } from '../../graph/tensor.ts';
import type { DepthwiseConv2dAttrs } from '../../ops/depthwise-conv-2d.ts';
import { type DepthwiseGeometry, depthwiseGeometry } from '../../ops/shared/depthwise-geometry.ts';
import type { Kernel } from '../kernel.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { depthwiseArguments } from './arguments.ts';

/** Any window, one output channel for each input channel: four channels at a time. */
export const depthwisePortable: Kernel<DepthwiseConv2dAttrs> = {
  name: 'depthwise_conv_2d_s8',
  source: 'portable/depthwise_conv_2d_s8.c',
  fits: (op) => input(op, 0).dtype === 'int8' && depthwiseGeometry(op).multiplier === 1,
  lower: (op) => {
    const g = lyingDown(depthwiseGeometry(op));
    const { args, literals: multipliers } = depthwiseArguments(op);
    const shape = literals({
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
      zero_in: zeroPointOf(input(op, 0)),
    });
    const outputs = g.batch * g.y.out * g.x.out * g.outChannels;
    return {
      args,
      literals: [...shape, ...finishLiterals(op, op.attrs.activation), ...multipliers],
      inPlace: [],
      assumes: [],
      cost: outputs * (5 * g.y.kernel * g.x.kernel + 20),
    };
  },
};

/** A column of pixels is the same bytes as a row of them, and the inner loop over a row is the cheaper one. */
function lyingDown(g: DepthwiseGeometry): DepthwiseGeometry {
  return g.x.in === 1 && g.x.kernel === 1 && g.x.out === 1 ? { ...g, x: g.y, y: g.x } : g;
}
