import { input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { integers } from './integers.ts';
import type { ResizeAttrs } from './resize.ts';

/** The two input indices that an output index lies between, and how far towards the higher: 0 to 1, or 0 to 1024 for codes. */
export interface BilinearTap {
  readonly low: number;
  readonly high: number;
  readonly weight: number;
}

export interface BilinearTaps {
  readonly rows: readonly BilinearTap[];
  readonly columns: readonly BilinearTap[];
}

type Corners = readonly [topLeft: number, topRight: number, bottomLeft: number, bottomRight: number];

export function bilinearTaps(op: Op<ResizeAttrs>): BilinearTaps {
  const { dtype, shape } = input(op, 0);
  const tap = dtype === 'float32' ? realTap : codeTap;
  const [height = 0, width = 0] = integers(op, 1);
  const along = (axis: number, out: number): readonly BilinearTap[] =>
    Array.from({ length: out }, (_, i) => tap(i, shape[axis]!, out, op.attrs));
  return { rows: along(1, height), columns: along(2, width) };
}

/** float32 step by step. With half pixels the weight of the first taps is negative; both taps are the border then. */
function realTap(i: number, size: number, out: number, { alignCorners, halfPixelCenters }: ResizeAttrs): BilinearTap {
  const f = Math.fround;
  const aligned = alignCorners && out > 1;
  const scale = f((aligned ? size - 1 : size) / (aligned ? out - 1 : out));
  const at = halfPixelCenters ? f(f(f(i + 0.5) * scale) - 0.5) : f(i * scale);
  const low = Math.max(Math.floor(at), 0);
  return { low: Math.min(low, size - 1), high: Math.min(Math.ceil(at), size - 1), weight: f(at - low) };
}

/** Positions in 1/1024 of a pixel. The reference does not keep a rounded-up position from passing the border; we do. */
function codeTap(i: number, size: number, out: number, { alignCorners, halfPixelCenters }: ResizeAttrs): BilinearTap {
  const aligned = alignCorners && out > 1;
  const [from, to] = aligned ? [size - 1, out - 1] : [size, out];
  const scale = Math.floor((1024 * from + Math.floor(to / 2)) / to);
  const at = i * scale + (halfPixelCenters ? Math.floor(scale / 2) - 512 : 0);
  const low = Math.max(Math.trunc(at / 1024), 0);
  const high = Math.trunc((at + 1023) / 1024);
  return { low: Math.min(low, size - 1), high: Math.min(high, size - 1), weight: at - 1024 * low };
}

/** Exact 20-bit sum, rounded with halves away from zero. */
export function blendCodes([a, b, c, d]: Corners, y: number, x: number): number {
  const top = a * 1024 + (b - a) * x;
  const bottom = c * 1024 + (d - c) * x;
  const sum = top * 1024 + (bottom - top) * y;
  return Math.trunc((sum + (sum > 0 ? 2 ** 19 : -(2 ** 19))) / 2 ** 20);
}

/** The four products added in the reference's order. */
export function blendReals([a, b, c, d]: Corners, y: number, x: number): number {
  const f = Math.fround;
  const [up, left] = [f(1 - y), f(1 - x)];
  const products = [f(f(a * up) * left), f(f(c * y) * left), f(f(b * up) * x), f(f(d * y) * x)];
  return products.reduce((sum, product) => f(sum + product));
}
