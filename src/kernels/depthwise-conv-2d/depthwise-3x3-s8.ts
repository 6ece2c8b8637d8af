import { input, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Axis } from '../../graph/window.ts';
import type { DepthwiseConv2dAttrs } from '../../ops/depthwise-conv-2d.ts';
import { depthwiseGeometry } from '../../ops/shared/depthwise-geometry.ts';
import type { Kernel } from '../kernel.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { depthwiseArguments } from './arguments.ts';

/** 3x3 without dilation: several neighbours at a time share weights and columns. */
export const depthwise3x3Portable: Kernel<DepthwiseConv2dAttrs> = {
  name: 'depthwise_conv_3x3_s8',
  source: 'portable/depthwise_conv_3x3_s8.c',
  fits: (op) => input(op, 0).dtype === 'int8' && is3x3(op),
  lower: (op) => {
    const g = depthwiseGeometry(op);
    const { args, literals: multipliers } = depthwiseArguments(op);
    const shape = literals({
      batch: g.batch,
      in_h: g.y.in,
      in_w: g.x.in,
      channels: g.inChannels,
      out_h: g.y.out,
      out_w: g.x.out,
      stride_h: g.y.stride,
      stride_w: g.x.stride,
      pad_top: g.y.padBefore,
      pad_left: g.x.padBefore,
      ...stripsOf(g.x.out),
      zero_in: zeroPointOf(input(op, 0)),
    });
    return {
      args,
      literals: [...shape, ...finishLiterals(op, op.attrs.activation), ...multipliers],
      inPlace: [],
      assumes: [],
      cost: g.batch * g.y.out * g.x.out * g.outChannels * 35,
    };
  },
};

function is3x3(op: Op<DepthwiseConv2dAttrs>): boolean {
  const g = depthwiseGeometry(op);
  const plain = (axis: Axis): boolean => axis.kernel === 3 && axis.dilation === 1;
  return g.multiplier === 1 && plain(g.y) && plain(g.x);
}

const MOST = 4;

/** How a row is cut: `first` and `last` meet the padding, `middle` repeats between them. */
function stripsOf(width: number): { readonly first: number; readonly middle: number; readonly last: number } {
  if (width <= MOST) return { first: width, middle: MOST, last: 0 };
  if (width <= 2 * MOST) return { first: Math.ceil(width / 2), middle: MOST, last: Math.floor(width / 2) };
  return { first: MOST, middle: MOST, last: width % MOST || MOST };
}
