import { activationRange, type Activation, type Range, realActivationRange } from '../../graph/quantization.ts';
import { elementCount, input, output, quantText, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { Op, Shape } from '../../graph/types.ts';
import { makeValue, type Value } from '../../graph/values.ts';
import { type Axis, type Padding, slide, tapsInside } from '../../graph/window.ts';
import type { OptionsReader, Rule, TypeRow } from '../op.ts';

export interface PoolAttrs {
  readonly padding: Padding;
  readonly activation: Activation;
  readonly strideH: number;
  readonly strideW: number;
  readonly filterH: number;
  readonly filterW: number;
}

export interface PoolGeometry {
  readonly batch: number;
  readonly y: Axis;
  readonly x: Axis;
  readonly channels: number;
}

export function poolOptions(o: OptionsReader): PoolAttrs {
  return {
    padding: o.word('padding') as Padding,
    activation: o.word('fused_activation_function') as Activation,
    strideH: o.number('stride_h'),
    strideW: o.number('stride_w'),
    filterH: o.number('filter_height'),
    filterW: o.number('filter_width'),
  };
}

export const poolTypes: readonly TypeRow[] = [
  { inputs: ['int8'], outputs: ['int8'] },
  { inputs: ['int16'], outputs: ['int16'] },
  { inputs: ['float32'], outputs: ['float32'] },
];

export const poolRules: readonly Rule<PoolAttrs>[] = [
  {
    says: 'the input has four dimensions (NHWC)',
    broken: (op) => (input(op, 0).shape.length === 4 ? null : `rank ${input(op, 0).shape.length}`),
  },
  {
    says: 'window and strides are at least 1',
    broken: ({ attrs: a }) => {
      const sizes = [a.filterH, a.filterW, a.strideH, a.strideW];
      return sizes.every((size) => size >= 1)
        ? null
        : `window ${a.filterH}x${a.filterW}, strides ${a.strideH}x${a.strideW}`;
    },
  },
  {
    says: 'input and output have the same quantization: codes are pooled as they are',
    broken: (op) => {
      const [from, to] = [input(op, 0), output(op)];
      if (from.dtype === 'float32') return null;
      const fine = Math.abs(scaleOf(from) - scaleOf(to)) <= 1e-6 && zeroPointOf(from) === zeroPointOf(to);
      return fine ? null : `${quantText(from)} to ${quantText(to)}`;
    },
    hint: 'convert again: the converter gives both sides of a pool one quantization',
  },
];

export function poolGeometry(op: Op<PoolAttrs>): PoolGeometry {
  const [batch = 0, height = 0, width = 0, channels = 0] = input(op, 0).shape;
  const { padding, strideH, strideW, filterH, filterW } = op.attrs;
  return {
    batch,
    y: slide(padding, height, filterH, strideH),
    x: slide(padding, width, filterW, strideW),
    channels,
  };
}

export function pooledShape(op: Op<PoolAttrs>): Shape {
  const g = poolGeometry(op);
  return [g.batch, g.y.out, g.x.out, g.channels];
}

/** Each window's elements inside the image, in row order, made one and clamped. */
export function pool(op: Op<PoolAttrs>, source: Value, reduce: (elements: readonly number[]) => number): Value {
  const g = poolGeometry(op);
  const out = makeValue(output(op).dtype, elementCount(output(op).shape)) as Float32Array;
  const range = poolRange(op);
  for (let i = 0; i < out.length; i++) {
    const reduced = reduce(windowOf(g, source as Float32Array, i));
    out[i] = Math.min(Math.max(reduced, range.low), range.high);
  }
  return out;
}

export function poolRange(op: Op<PoolAttrs>): Range {
  const target = output(op);
  return target.dtype === 'float32'
    ? realActivationRange(op.attrs.activation)
    : activationRange(op.attrs.activation, target);
}

function windowOf(g: PoolGeometry, source: Float32Array, i: number): readonly number[] {
  const pixel = Math.floor(i / g.channels);
  const rows = tapsInside(g.y, Math.floor(pixel / g.x.out) % g.y.out);
  const columns = tapsInside(g.x, pixel % g.x.out);
  const image = Math.floor(pixel / (g.x.out * g.y.out)) * g.y.in;
  const elements: number[] = [];
  for (let ky = rows.first; ky < rows.end; ky++) {
    const row = (image + rows.start + ky) * g.x.in + columns.start;
    for (let kx = columns.first; kx < columns.end; kx++) {
      elements.push(source[(row + kx) * g.channels + (i % g.channels)]!);
    }
  }
  return elements;
}
