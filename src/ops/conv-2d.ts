import { clamp, requantize } from '../fixed-point.ts';
import { activationRange, type Activation } from '../graph/quantization.ts';
import { elementCount, input, output, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { makeValue, type Value } from '../graph/values.ts';
import { type Padding, tapsInside } from '../graph/window.ts';
import { conv2dKernels } from '../kernels/conv-2d/index.ts';
import type { OpDef } from './op.ts';
import { channelMultipliers, convolutionOptions, stepRule, symmetryRule, weightRules } from './shared/convolution.ts';
import { type Conv2dGeometry, conv2dGeometry } from './shared/conv-2d-geometry.ts';

export interface Conv2dAttrs {
  readonly padding: Padding;
  readonly activation: Activation;
  readonly strideH: number;
  readonly strideW: number;
  readonly dilationH: number;
  readonly dilationW: number;
}

export const conv2d: OpDef<Conv2dAttrs> = {
  tflite: 3,
  options: 'Conv2DOptions',
  readOptions: convolutionOptions,
  types: [
    { inputs: ['int8', 'int8', 'int32?'], outputs: ['int8'] },
    { inputs: ['int8', 'int4', 'int32?'], outputs: ['int8'] },
  ],
  rules: [
    {
      says: 'input and weights have four dimensions (NHWC, OHWI)',
      broken: (op) => {
        const ranks = [input(op, 0).shape.length, input(op, 1).shape.length];
        return ranks.every((rank) => rank === 4) ? null : `ranks ${ranks.join(' and ')}`;
      },
    },
    stepRule,
    {
      says: "input channels are a multiple of the weights' channels, output channels of the groups",
      broken: (op) => {
        const [channels, per, out] = [
          input(op, 0).shape[3] ?? 0,
          input(op, 1).shape[3] ?? 0,
          input(op, 1).shape[0] ?? 0,
        ];
        const fine = per > 0 && channels % per === 0 && out % (channels / per) === 0;
        return fine ? null : `${channels} input channels, ${per} in the weights, ${out} output channels`;
      },
    },
    symmetryRule,
    ...weightRules<Conv2dAttrs>(0),
  ],
  infer: (op) => {
    const g = conv2dGeometry(op);
    return [[g.batch, g.y.out, g.x.out, g.outChannels]];
  },
  reference: (op, [source, weights, bias]) => [convolve(op, source as Value, weights as Value, bias ?? null)],
  macs: (op) => {
    const g = conv2dGeometry(op);
    return g.batch * g.y.out * g.x.out * g.outChannels * g.y.kernel * g.x.kernel * g.groupChannels;
  },
  kernels: conv2dKernels,
};

/** acc = sum (x - zp_x) * w + bias over the taps inside; out = clamp(requantize(acc) + zp_y). */
function convolve(op: Op<Conv2dAttrs>, source: Value, weights: Value, bias: Value | null): Value {
  const g = conv2dGeometry(op);
  const target = output(op);
  const multipliers = channelMultipliers(input(op, 0), input(op, 1), target, g.outChannels);
  const range = activationRange(op.attrs.activation, target);
  const [zeroIn, zeroOut] = [zeroPointOf(input(op, 0)), zeroPointOf(target)];
  const out = makeValue(target.dtype, elementCount(target.shape));
  let at = 0;
  for (let b = 0; b < g.batch; b++) {
    for (let y = 0; y < g.y.out; y++) {
      for (let x = 0; x < g.x.out; x++) {
        for (let c = 0; c < g.outChannels; c++) {
          const acc =
            accumulate(g, source as Int8Array, weights as Int8Array, zeroIn, b, y, x, c) + Number(bias?.[c] ?? 0);
          out[at++] = clamp(requantize(acc | 0, multipliers[c]!) + zeroOut, range.low, range.high);
        }
      }
    }
  }
  return out;
}

function accumulate(
  g: Conv2dGeometry,
  source: Int8Array,
  weights: Int8Array,
  zeroIn: number,
  b: number,
  y: number,
  x: number,
  c: number,
): number {
  const [rows, columns] = [tapsInside(g.y, y), tapsInside(g.x, x)];
  const firstChannel = Math.floor(c / (g.outChannels / g.groups)) * g.groupChannels;
  let acc = 0;
  for (let ky = rows.first; ky < rows.end; ky++) {
    const row = (b * g.y.in + rows.start + ky * g.y.dilation) * g.x.in;
    for (let kx = columns.first; kx < columns.end; kx++) {
      const from = (row + columns.start + kx * g.x.dilation) * g.inChannels + firstChannel;
      const tap = ((c * g.y.kernel + ky) * g.x.kernel + kx) * g.groupChannels;
      for (let i = 0; i < g.groupChannels; i++) acc += (source[from + i]! - zeroIn) * weights[tap + i]!;
    }
  }
  return acc;
}
