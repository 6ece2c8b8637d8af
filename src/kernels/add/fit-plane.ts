/** code(a, b) = clamp((factorA a + factorB b + offset) >> shift), all in 32 bits. */
export interface Plane {
  readonly factorA: number;
  readonly factorB: number;
  readonly offset: number;
  readonly shift: number;
}

/** A function of two int8 codes that is a rounded plane, up to the roundings' details. */
export interface RoundedPlane {
  readonly codeOf: (a: number, b: number) => number;
  readonly slopeA: number;
  readonly slopeB: number;
  readonly zeroA: number;
  readonly zeroB: number;
  readonly zeroOut: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Looks for factors and an offset that give the function's code for every pair, or proves nothing and gives null. The
 * shift is the largest that keeps 32 bits; the factors are tried near the slopes. Given factors, each pair bounds the
 * offset from below or above, so that one pass over all pairs finds an offset or shows that there is none.
 */
export function fitPlane(plane: RoundedPlane): Plane | null {
  const codes = codesOf(plane);
  const shift = largestShift(plane);
  if (shift < LEAST_SHIFT) return null;
  for (const [nudgeA, nudgeB] of nudges) {
    const factorA = Math.round(plane.slopeA * 2 ** shift) + nudgeA;
    const factorB = Math.round(plane.slopeB * 2 ** shift) + nudgeB;
    const offset = offsetFor(codes, plane, factorA, factorB, shift);
    if (offset !== null && fits32(factorA, factorB, offset)) return { factorA, factorB, offset, shift };
  }
  return null;
}

/** With fewer bits the search never succeeds. */
const LEAST_SHIFT = 8;

/** Corrections of both factors, small ones first. */
const nudges = square(2).toSorted((p, q) => Math.hypot(...p) - Math.hypot(...q));

function square(reach: number): readonly (readonly [number, number])[] {
  const line = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  return line.flatMap((a) => line.map((b) => [a, b] as const));
}

/** All codes, a slowest. */
function codesOf({ codeOf }: RoundedPlane): Int8Array {
  return Int8Array.from({ length: 65536 }, (_, i) => codeOf((i >> 8) - 128, (i & 255) - 128));
}

function largestShift({ slopeA, slopeB, zeroA, zeroB, zeroOut }: RoundedPlane): number {
  const offset = zeroOut + 0.5 - slopeA * zeroA - slopeB * zeroB;
  const reach = 128 * (Math.abs(slopeA) + Math.abs(slopeB)) + Math.abs(offset) + 1;
  return Math.min(30, Math.floor(31 - Math.log2(reach)));
}

/** The middle of all offsets that satisfy low < q: q 2^s <= v + offset, and q < high: v + offset < (q + 1) 2^s. */
function offsetFor(
  codes: Int8Array,
  { low, high }: RoundedPlane,
  factorA: number,
  factorB: number,
  shift: number,
): number | null {
  const unit = 2 ** shift;
  let [least, most] = [-(2 ** 31), 2 ** 31 - 1];
  for (let i = 0; i < codes.length; i++) {
    const value = factorA * ((i >> 8) - 128) + factorB * ((i & 255) - 128);
    const bound = codes[i]! * unit - value;
    if (codes[i]! > low && bound > least) least = bound;
    if (codes[i]! < high && bound + unit - 1 < most) most = bound + unit - 1;
    if (least > most) return null;
  }
  return Math.floor((least + most) / 2);
}

/** Every partial result of factorA * a + (factorB * b + offset) is an int32. */
function fits32(factorA: number, factorB: number, offset: number): boolean {
  const ends = [-128, 127];
  const values = ends.flatMap((a) =>
    ends.flatMap((b) => [factorA * a, factorB * b, factorB * b + offset, factorA * a + factorB * b + offset]),
  );
  return values.every((value) => value >= -(2 ** 31) && value < 2 ** 31);
}
