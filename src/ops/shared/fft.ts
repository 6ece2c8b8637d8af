import type { DType, Op } from '../../graph/types.ts';
import type { Table } from '../../kernels/kernel.ts';

/** The three number types of the FFT; each step rounds as written in `arithmetics`. */
export type FftType = 'int16' | 'int32' | 'float32';

export interface FftAttrs {
  /** TensorType number of the elements. */
  readonly type: number;
  readonly length: number;
}

const typeNumbers: Readonly<Record<number, DType>> = { 0: 'float32', 2: 'int32', 7: 'int16' };

export const fftRules = [
  {
    says: 'the FFT length is a power of two from 4 to 65536',
    broken: ({ attrs: { length } }: Op<FftAttrs>) =>
      length >= 4 && length <= 65536 && (length & (length - 1)) === 0 ? null : `${length}`,
    hint: 'pad the frame to the next power of two',
  },
  {
    says: 'the option T is the type of the input',
    broken: ({ attrs, inputs }: Op<FftAttrs>) =>
      typeNumbers[attrs.type] === inputs[0]?.dtype ? null : `T ${attrs.type}, input ${inputs[0]?.dtype}`,
  },
];

type Numbers = Int16Array | Int32Array | Float32Array;

interface Arithmetic {
  readonly make: (length: number) => Numbers;
  /** Twiddle factors are rounded to this many parts of 1. */
  readonly one: number;
  /** To the type, wrapping. */
  readonly fit: (x: number) => number;
  readonly half: (sum: number) => number;
  /** What a stage of `parts` inputs does against overflow. */
  readonly divide: (x: number, parts: number) => number;
  /** a b + c d. */
  readonly dot: (a: number, b: number, c: number, d: number) => number;
}

const arithmetics: Readonly<Record<FftType, Arithmetic>> = {
  int16: {
    make: (length) => new Int16Array(length),
    one: 32767,
    fit: (x) => (x << 16) >> 16,
    half: (sum) => sum >> 1,
    divide: (x, parts) => (Math.imul(x, Math.floor(32767 / parts)) + 16384) >> 15,
    dot: (a, b, c, d) => ((((a * b + c * d + 16384) >> 15) << 16) >> 16),
  },
  int32: {
    make: (length) => new Int32Array(length),
    one: 2147483647,
    fit: (x) => x | 0,
    half: (sum) => (sum | 0) >> 1,
    divide: (x, parts) => roundQ31(BigInt(x) * BigInt(Math.floor(2147483647 / parts))),
    dot: (a, b, c, d) => roundQ31(BigInt(a) * BigInt(b) + BigInt(c) * BigInt(d)),
  },
  float32: {
    make: (length) => new Float32Array(length),
    one: 0,
    fit: Math.fround,
    half: (sum) => Math.fround(Math.fround(sum) * 0.5),
    divide: (x) => x,
    dot: (a, b, c, d) => Math.fround(Math.fround(a * b) + Math.fround(c * d)),
  },
}; // prettier-ignore

function roundQ31(product: bigint): number {
  return Number(BigInt.asIntN(32, (product + (1n << 30n)) >> 31n));
}

/** Tables of a real FFT over `length` numbers, which is a complex one over half as many. */
export interface FftTables {
  /** Where the complex FFT's k-th element comes from. */
  readonly order: Uint16Array;
  /** exp(-+2 pi i k / n), real and imaginary parts in turn. */
  readonly twiddle: Extract<Table, Numbers>;
  /** What turns the half-length FFT into that of the real numbers: exp(-+pi i ((k + 1) / n + 1/2)). */
  readonly turn: Extract<Table, Numbers>;
  /** Radices in the order in which they are applied. */
  readonly radices: readonly number[];
}

export function fftTables(type: FftType, length: number, inverse: boolean): FftTables {
  const n = length / 2;
  const sign = inverse ? -1 : 1;
  const radices = radicesOf(n);
  return {
    radices,
    order: orderOf(n, radices),
    twiddle: rotations(type, n, (k) => sign * ((-2 * Math.PI * k) / n)),
    turn: rotations(type, Math.floor(n / 2), (k) => sign * (-Math.PI * ((k + 1) / n + 0.5))),
  };
}

/** Fours, and a two where they do not suffice: it comes first. */
function radicesOf(n: number): readonly number[] {
  const bits = Math.log2(n);
  return [...(bits % 2 === 1 ? [2] : []), ...Array.from({ length: Math.floor(bits / 2) }, () => 4)];
}

function orderOf(n: number, radices: readonly number[]): Uint16Array {
  return Uint16Array.from({ length: n }, (_, k) => {
    let [from, weight, rest] = [0, n, k];
    for (const radix of radices) {
      weight /= radix;
      from += (rest % radix) * weight;
      rest = Math.floor(rest / radix);
    }
    return from;
  });
}

function rotations(type: FftType, count: number, phase: (k: number) => number): Extract<Table, Numbers> {
  const { make, one } = arithmetics[type];
  const table = make(2 * count);
  const code = (x: number): number => (one === 0 ? x : Math.floor(0.5 + one * x));
  for (let k = 0; k < count; k++) {
    table[2 * k] = code(Math.cos(phase(k)));
    table[2 * k + 1] = code(Math.sin(phase(k)));
  }
  return table;
}

/** Spectrum of `length` real numbers (those missing at the end are 0): length / 2 + 1 complex ones. */
export function realFft(type: FftType, input: ArrayLike<number>, length: number): Numbers {
  const tables = fftTables(type, length, false);
  const { make, fit, half, divide, dot } = arithmetics[type];
  const n = length / 2;
  const z = make(length + 2);
  tables.order.forEach((from, k) => {
    z[2 * k] = input[2 * from] ?? 0;
    z[2 * k + 1] = input[2 * from + 1] ?? 0;
  });
  transform(arithmetics[type], z, n, tables, false);
  const [even, odd] = [divide(z[0]!, 2), divide(z[1]!, 2)];
  z.set([fit(even + odd), 0]);
  z.set([fit(even - odd), 0], length);
  for (let k = 1; k <= n / 2; k++) {
    const [a, b, mirror] = [2 * k, 2 * (n - k), fit(-z[2 * (n - k) + 1]!)];
    const [ar, ai, br, bi] = [divide(z[a]!, 2), divide(z[a + 1]!, 2), divide(z[b]!, 2), divide(mirror, 2)];
    const [sr, si, dr, di] = [fit(ar + br), fit(ai + bi), fit(ar - br), fit(ai - bi)];
    const [wr, wi] = [tables.turn[2 * k - 2]!, tables.turn[2 * k - 1]!];
    const [tr, ti] = [dot(dr, wr, -di, wi), dot(dr, wi, di, wr)];
    z.set([half(sr + tr), half(si + ti)], a);
    z.set([half(sr - tr), half(ti - si)], b);
  }
  return z;
}

/** Real numbers of a spectrum of length / 2 + 1 complex ones, not divided by the length. */
export function inverseRealFft(type: FftType, input: ArrayLike<number>, length: number): Numbers {
  const tables = fftTables(type, length, true);
  const { make, fit, divide, dot } = arithmetics[type];
  const n = length / 2;
  const x = make(length);
  x[0] = divide(fit(input[0]! + input[length]!), 2);
  x[1] = divide(fit(input[0]! - input[length]!), 2);
  for (let k = 1; k <= n / 2; k++) {
    const [a, b] = [2 * k, 2 * (n - k)];
    const [ar, ai, br, bi] = [
      divide(input[a]!, 2),
      divide(input[a + 1]!, 2),
      divide(input[b]!, 2),
      divide(fit(-input[b + 1]!), 2),
    ];
    const [sr, si, dr, di] = [fit(ar + br), fit(ai + bi), fit(ar - br), fit(ai - bi)];
    const [wr, wi] = [tables.turn[2 * k - 2]!, tables.turn[2 * k - 1]!];
    const [tr, ti] = [dot(dr, wr, -di, wi), dot(dr, wi, di, wr)];
    x.set([fit(sr + tr), fit(si + ti)], a);
    x.set([fit(sr - tr), fit(-fit(si - ti))], b);
  }
  const z = make(length);
  tables.order.forEach((from, k) => z.set(x.subarray(2 * from, 2 * from + 2), 2 * k));
  transform(arithmetics[type], z, n, tables, true);
  return z;
}

/** The stages of a complex FFT in place, its elements already in order. */
function transform(arithmetic: Arithmetic, z: Numbers, n: number, tables: FftTables, inverse: boolean): void {
  let m = 1;
  for (const radix of tables.radices) {
    for (let start = 0; start < n; start += radix * m) {
      for (let k = 0; k < m; k++) butterfly(arithmetic, z, start + k, m, radix, k * (n / (radix * m)), tables, inverse);
    }
    m *= radix;
  }
}

function butterfly(
  { fit, divide, dot }: Arithmetic,
  z: Numbers,
  at: number,
  m: number,
  radix: number,
  step: number,
  { twiddle }: FftTables,
  inverse: boolean,
): void {
  const [x0, ...others] = Array.from({ length: radix }, (_, q) => {
    const [re, im] = [divide(z[2 * (at + q * m)]!, radix), divide(z[2 * (at + q * m) + 1]!, radix)];
    const [wr, wi] = [twiddle[2 * q * step]!, twiddle[2 * q * step + 1]!];
    return q === 0 ? { re, im } : { re: dot(re, wr, -im, wi), im: dot(re, wi, im, wr) };
  });
  const put = (q: number, re: number, im: number): void => z.set([fit(re), fit(im)], 2 * (at + q * m));
  const [x1, x2, x3] = others;
  if (!x2 || !x3) {
    put(1, x0!.re - x1!.re, x0!.im - x1!.im);
    put(0, x0!.re + x1!.re, x0!.im + x1!.im);
    return;
  }
  const [evenR, evenI, oddR, oddI] = [
    fit(x0!.re + x2.re),
    fit(x0!.im + x2.im),
    fit(x1!.re + x3.re),
    fit(x1!.im + x3.im),
  ];
  const [dr, di] = [fit(x0!.re - x2.re), fit(x0!.im - x2.im)];
  const [cr, ci] = inverse
    ? [fit(x1!.re - x3.re), fit(x1!.im - x3.im)]
    : [fit(-fit(x1!.re - x3.re)), fit(-fit(x1!.im - x3.im))];
  put(0, evenR + oddR, evenI + oddI);
  put(2, evenR - oddR, evenI - oddI);
  put(1, dr - ci, di + cr);
  put(3, dr + ci, di - cr);
}
