import { elementCount, input, output } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { makeValue, type Value, type Values } from '../graph/values.ts';
import { tapsInside } from '../graph/window.ts';
import { conv2dKernels } from '../kernels/conv-2d/index.ts';
import type { OpDef } from './op.ts';
import { type Accumulator, accumulatorOf } from './shared/accumulator.ts';
import {
  type ConvolutionAttrs,
  convolutionOptions,
  stepRule,
  symmetryRule,
  weightRules,
  weightTypes,
} from './shared/convolution.ts';
import { type Conv2dGeometry, conv2dGeometry } from './shared/conv-2d-geometry.ts';

export interface Conv2dAttrs extends ConvolutionAttrs {
  readonly quantizedBiasType: string;
}

export const conv2d: OpDef<Conv2dAttrs> = {
  tflite: 3,
  options: 'Conv2DOptions',
  readOptions: (o) => ({ ...convolutionOptions(o), quantizedBiasType: o.word('quantized_bias_type') }),
  types: [...weightTypes, { inputs: ['int16', 'int8', 'int32'], outputs: ['int16'] }],
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
  reference: (op, values) => [convolve(op, values)],
  macs: (op) => {
    const g = conv2dGeometry(op);
    return g.batch * g.y.out * g.x.out * g.outChannels * g.y.kernel * g.x.kernel * g.groupChannels;
  },
  kernels: conv2dKernels,
};

/** Sums run over kernel row, kernel column and channel, and leave out taps outside the image. */
function convolve(op: Op<Conv2dAttrs>, values: Values): Value {
  const g = conv2dGeometry(op);
  const accumulator = accumulatorOf(op, values, g.outChannels);
  const out = makeValue(output(op).dtype, elementCount(output(op).shape));
  let at = 0;
  for (let b = 0; b < g.batch; b++) {
    for (let y = 0; y < g.y.out; y++) {
      for (let x = 0; x < g.x.out; x++) {
        for (let c = 0; c < g.outChannels; c++) {
          out[at++] = accumulator.finish(sumWindow(g, accumulator, b, y, x, c), c);
        }
      }
    }
  }
  return out;
}

function sumWindow(g: Conv2dGeometry, { add }: Accumulator, b: number, y: number, x: number, c: number): number {
  const [rows, columns] = [tapsInside(g.y, y), tapsInside(g.x, x)];
  const firstChannel = Math.floor(c / (g.outChannels / g.groups)) * g.groupChannels;
  let acc = 0;
  for (let ky = rows.first; ky < rows.end; ky++) {
    const row = (b * g.y.in + rows.start + ky * g.y.dilation) * g.x.in;
    for (let kx = columns.first; kx < columns.end; kx++) {
      const from = (row + columns.start + kx * g.x.dilation) * g.inChannels + firstChannel;
      const tap = ((c * g.y.kernel + ky) * g.x.kernel + kx) * g.groupChannels;
      acc = add(acc, from, tap, g.groupChannels);
    }
  }
  return acc;
}
