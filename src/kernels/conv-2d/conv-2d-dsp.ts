import type { Activation } from '../../graph/quantization.ts';
import { input, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Conv2dAttrs } from '../../ops/conv-2d.ts';
import { type Conv2dGeometry, conv2dGeometry } from '../../ops/shared/conv-2d-geometry.ts';
import { hasDsp, isSymmetricInt8, pixelPairCost } from '../fully-connected/dsp.ts';
import type { Call, Kernel, Literal } from '../kernel.ts';
import { packDualChannel } from '../shared/dual-channel.ts';
import { literals } from '../shared/literals.ts';
import { weightCodes } from '../shared/weights.ts';

/** Two windows at a time. */
export const conv2dDsp: Kernel<Conv2dAttrs> = {
  name: 'conv_2d_dsp_s8',
  source: 'dsp/conv_2d_s8.c',
  fits: (op, target) => hasDsp(target) && isSymmetricInt8(op) && conv2dGeometry(op).groups === 1,
  lower: (op) => lowerDspWindows(op, conv2dGeometry(op), weightCodes(op), op.attrs.activation),
};

/** How windows are unpacked. */
interface WindowPlan {
  /** Row by row, each filled up with zero weights to a multiple of four; else whole windows without a gap. */
  readonly byRows: boolean;
  /** Bytes of a row. */
  readonly run: number;
  /** Modelled instructions for two windows. */
  readonly cost: number;
}

/** Arguments of bf_conv_2d_dsp_s8 for weights [out channel][kernel y][kernel x][in channel]. */
export function lowerDspWindows(op: Op<unknown>, g: Conv2dGeometry, weights: Int8Array, activation: Activation): Call {
  const plan = planOf(g);
  const row = rowOf(g);
  const layout = { groupChannels: 4, doubledUnsigned: true } as const;
  const pack = packDualChannel(op, g.outChannels, activation, layout, fillRows(weights, row, plan.run));
  const window = roundedUp(g.y.kernel * plan.run);
  return {
    args: [
      { kind: 'input', index: 0, form: 'plain' },
      pack.stream,
      { kind: 'scratch', label: 'patch', ctype: 'int8_t', bytes: 2 * (plan.byRows ? plan.run : window), align: 4 },
      { kind: 'scratch', label: 'pair', ctype: 'uint32_t', bytes: 4 * window, align: 4 },
      { kind: 'output', index: 0, form: 'plain' },
    ],
    literals: [...shapeLiterals(g), ...planLiterals(op, plan), ...pack.literals],
    inPlace: [],
    assumes: pack.assumes,
    cost: Math.ceil((g.batch * g.y.out * g.x.out) / 2) * plan.cost,
  };
}

/** Fewer taps, or no copies: whichever is cheaper. */
function planOf(g: Conv2dGeometry): WindowPlan {
  const row = rowOf(g);
  const run = roundedUp(row);
  const rows: WindowPlan = {
    byRows: true,
    run,
    cost: pixelPairCost(g.y.kernel * run, g.outChannels) + 20 * g.y.kernel,
  };
  const copies = g.y.kernel * (row + 20) + 30;
  const windows: WindowPlan = {
    byRows: false,
    run: row,
    cost: pixelPairCost(roundedUp(g.y.kernel * row), g.outChannels) + copies,
  };
  return windows.cost < rows.cost ? windows : rows;
}

function rowOf(g: Conv2dGeometry): number {
  return g.x.kernel * g.inChannels;
}

function roundedUp(bytes: number): number {
  return 4 * Math.ceil(bytes / 4);
}

/** Rows of `row` taps, zeros behind each. */
function fillRows(weights: Int8Array, row: number, run: number): Int8Array {
  const filled = new Int8Array((weights.length / row) * run);
  for (let i = 0; i < weights.length / row; i++) filled.set(weights.subarray(i * row, (i + 1) * row), i * run);
  return filled;
}

function shapeLiterals(g: Conv2dGeometry): readonly Literal[] {
  return literals({
    batch: g.batch,
    in_h: g.y.in,
    in_w: g.x.in,
    in_c: g.inChannels,
    out_h: g.y.out,
    out_w: g.x.out,
    n: g.outChannels,
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

function planLiterals(op: Op<unknown>, { byRows, run }: WindowPlan): readonly Literal[] {
  return literals({ by_rows: byRows ? 1 : 0, run, zero_in: zeroPointOf(input(op, 0)) });
}
