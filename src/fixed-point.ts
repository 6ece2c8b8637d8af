/**
 * Requantization exactly as TFLite Micro's reference kernels do it (double rounding, as gemmlowp).
 * A real multiplier m is kept as multiplier / 2^31 * 2^shift with multiplier in [2^30, 2^31).
 */

export interface Multiplier {
  /** Q0.31 significand, 0 or 2^30 .. 2^31 - 1. */
  readonly multiplier: number;
  /** Power of two; positive shifts left. */
  readonly shift: number;
}

/** QuantizeMultiplier: frexp, round half away from zero, carry at 2^31, flush below 2^-31. */
export function quantizeMultiplier(real: number): Multiplier {
  if (real === 0) return { multiplier: 0, shift: 0 };
  const [fraction, exponent] = frexp(real);
  const significand = roundHalfAway(fraction * 2 ** 31);
  const carried =
    significand === 2 ** 31
      ? { multiplier: 2 ** 30, shift: exponent + 1 }
      : { multiplier: significand, shift: exponent };
  return carried.shift < -31 ? { multiplier: 0, shift: 0 } : carried;
}

/** real = fraction * 2^exponent with fraction in [0.5, 1). */
export function frexp(real: number): readonly [fraction: number, exponent: number] {
  if (real === 0 || !Number.isFinite(real)) return [real, 0];
  let exponent = Math.max(-1023, Math.floor(Math.log2(Math.abs(real))) + 1);
  let fraction = real * 2 ** -exponent;
  while (Math.abs(fraction) < 0.5) [fraction, exponent] = [fraction * 2, exponent - 1];
  while (Math.abs(fraction) >= 1) [fraction, exponent] = [fraction / 2, exponent + 1];
  return [fraction, exponent];
}

/** C's round(): halves go away from zero. */
export function roundHalfAway(x: number): number {
  return x < 0 ? -Math.floor(-x + 0.5) : Math.floor(x + 0.5);
}

export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}

/**
 * Rounding doubling high multiply: floor((a * b + 2^30) / 2^31).
 * b is split in 16-bit halves so that every partial product is exact in a double.
 */
export function multiplyHigh(a: number, b: number): number {
  const low = a * (b & 0xffff) + 2 ** 30;
  const high = a * (b >> 16);
  const result = Math.floor((high + Math.floor(low / 65536)) / 32768);
  return result > 0x7fffffff ? 0x7fffffff : result;
}

/** x / 2^exponent, halves away from zero. */
export function roundingDivideByPowerOfTwo(x: number, exponent: number): number {
  if (exponent === 0) return x;
  const half = 2 ** (exponent - 1);
  return Math.floor((x + (x < 0 ? half - 1 : half)) / (half * 2));
}

/** acc * m with the left shift wrapping in 32 bits, then both roundings. */
export function requantize(acc: number, { multiplier, shift }: Multiplier): number {
  const shifted = shift > 0 ? Math.imul(acc, 2 ** shift) : acc;
  const high = multiplyHigh(shifted, multiplier);
  return shift < 0 ? roundingDivideByPowerOfTwo(high, -shift) : high;
}

/** Significand of the 64-bit path: 16 bits, rounded from the 31, saturating. */
export function reducedMultiplier({ multiplier }: Multiplier): number {
  return multiplier < 0x7fff0000 ? (multiplier + 0x8000) >> 16 : 0x7fff;
}

/**
 * acc * m for 64-bit accumulators, |acc| < 2^47 (int16 activations): one rounding, halves up, cut to 32 bits:
 * floor((acc * R + 2^(14-e)) / 2^(15-e)). Doubles are exact below 2^53; beyond that BigInt takes over.
 */
export function requantize64(acc: number, m: Multiplier): number {
  const bits = 15 - m.shift;
  const product = acc * reducedMultiplier(m);
  if (Math.abs(product) < 2 ** 52) return Math.floor((product + 2 ** (bits - 1)) / 2 ** bits) | 0;
  const exact = BigInt(acc) * BigInt(reducedMultiplier(m)) + (1n << BigInt(bits - 1));
  return Number(BigInt.asIntN(32, exact >> BigInt(bits)));
}
