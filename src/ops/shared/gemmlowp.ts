/**
 * Fixed-point functions as gemmlowp defines them, on raw 32-bit integers: Qm.n has m integer and n = 31 - m fractional bits.
 * TFLite Micro's int8 LOGISTIC, TANH and SOFTMAX are these, not rounded real functions.
 */
import { clamp, multiplyHigh, roundingDivideByPowerOfTwo } from '../../fixed-point.ts';

const ONE_Q0 = 2 ** 31 - 1;
const ONE_Q2 = 2 ** 29;

/** exp(a) in Q0.31 for a <= 0 with `integerBits` integer bits (at most 5). */
export function expOnNegative(a: number, integerBits: number): number {
  if (a === 0) return ONE_Q0;
  const quarter = 2 ** (29 - integerBits);
  const fromQuarter = (a & (quarter - 1)) - quarter;
  const remainder = fromQuarter - a;
  let result = expNearZero(saturatingShiftLeft(fromQuarter, integerBits));
  for (const [exponent, factor] of powersOfE) {
    if (integerBits > exponent && remainder & (2 ** (31 - integerBits + exponent)))
      result = multiplyHigh(result, factor);
  }
  return result;
}

/** exp(-2^exponent) in Q0.31. */
const powersOfE = [
  [-2, 1672461947],
  [-1, 1302514674],
  [0, 790015084],
  [1, 290630308],
  [2, 39332535],
  [3, 720401],
  [4, 242],
] as const;

/** exp(a) for -1/4 <= a < 0, both in Q0.31: Taylor to the fourth order around -1/8. */
function expNearZero(a: number): number {
  const [expOfMinusEighth, third] = [1895147668, 715827883];
  const x = a + 2 ** 28;
  const x2 = multiplyHigh(x, x);
  const x3 = multiplyHigh(x2, x);
  const x4 = multiplyHigh(x2, x2);
  const sixths = multiplyHigh(roundingDivideByPowerOfTwo(x4, 2) + x3, third);
  const tail = roundingDivideByPowerOfTwo(sixths + x2, 1);
  return expOfMinusEighth + multiplyHigh(expOfMinusEighth, x + tail);
}

/** 1 / (1 + a) in Q0.31 for 0 <= a < 1 in Q0.31. */
export function oneOverOnePlus(a: number): number {
  return saturatingShiftLeft(reciprocalOfHalf(a), 1);
}

/** (1 - a) / (1 + a) in Q0.31 for 0 <= a < 1 in Q0.31. */
function oneMinusOverOnePlus(a: number): number {
  return saturatingShiftLeft(reciprocalOfHalf(a) - ONE_Q2, 2);
}

/** 2 / (1 + a) in Q2.29: three Newton steps from 48/17 - 32/17 d, where d = (1 + a) / 2. */
function reciprocalOfHalf(a: number): number {
  const d = Math.floor((a + 2 ** 31) / 2);
  let x = 1515870810 + multiplyHigh(d, -1010580540);
  for (let i = 0; i < 3; i++) x += saturatingShiftLeft(multiplyHigh(x, ONE_Q2 - multiplyHigh(d, x)), 2);
  return x;
}

/** 1 / (1 + exp(-a)) in Q0.31 for a in Q4.27. */
export function logisticQ4(a: number): number {
  if (a === 0) return 2 ** 30;
  const ofMagnitude = oneOverOnePlus(expOnNegative(-Math.abs(a), 4));
  return a > 0 ? ofMagnitude : ONE_Q0 - ofMagnitude;
}

/** tanh(a) in Q0.31 for a in Q4.27: from exp(-2 |a|), which has the same bits in Q5.26. */
export function tanhQ4(a: number): number {
  if (a === 0) return 0;
  const ofMagnitude = oneMinusOverOnePlus(expOnNegative(-Math.abs(a), 5));
  return a > 0 ? ofMagnitude : -ofMagnitude;
}

/** Codes from here on saturate: the largest input, in units of its own scale, that `integerBits` hold after shifting. */
export function inputRadius(integerBits: number, leftShift: number): number {
  return Math.floor(((2 ** integerBits - 1) * 2 ** (31 - integerBits)) / 2 ** leftShift);
}

/**
 * log(a) in Q5.26 for a >= 1 in Q12.19. a = 2^z r with r near sqrt(sqrt(1/2)), found in two ways of which the better is
 * taken; z log 2 is exact to rounding and log r a rational function.
 */
export function logQ12(a: number): number {
  const quarter = 2 ** 23;
  const headroomA = Math.clz32(a);
  const shiftedA = saturatingShiftLeft(a, headroomA - 1);
  const rootHalf = multiplyHigh(a, SQRT_HALF);
  const headroomB = Math.clz32(rootHalf) - 1;
  const r = Math.min(saturatingShiftLeft(multiplyHigh(shiftedA, SQRT_HALF), 1), saturatingShiftLeft(a, headroomB));
  const power = Math.max((12 - headroomA) * 2 ** 25 + quarter, (12 - headroomB) * 2 ** 25 - quarter);
  return saturatingShiftLeft(multiplyHigh(power, LOG_2) + logNearQuarterRoot(r), 1);
}

const SQRT_HALF = 1518500250;
const LOG_2 = 1488522236;
const QUARTER_ROOT_HALF = 1805811301;

/** log(r / sqrt(sqrt(1/2))) in Q6.25, r in Q0.31. */
function logNearQuarterRoot(r: number): number {
  const p = roundingHalfSum(r, QUARTER_ROOT_HALF);
  const q = saturated(2 * (r - QUARTER_ROOT_HALF));
  const square = multiplyHigh(q, q);
  const numerator = multiplyHigh(q, r) + multiplyHigh(multiplyHigh(q, square), 117049297);
  const inner = 1057819769 + q + multiplyHigh(127690142, square);
  const denominatorMinusOne = multiplyHigh(p, inner) + multiplyHigh(638450708, q);
  return multiplyHigh(roundingDivideByPowerOfTwo(numerator, 6), oneOverOnePlus(denominatorMinusOne));
}

/** (a + b) / 2, halves away from zero. */
function roundingHalfSum(a: number, b: number): number {
  const sum = a + b;
  return Math.trunc((sum + (sum >= 0 ? 1 : -1)) / 2);
}

function saturated(x: number): number {
  return clamp(x, -(2 ** 31), 2 ** 31 - 1);
}

function saturatingShiftLeft(x: number, exponent: number): number {
  return clamp(x * 2 ** exponent, -(2 ** 31), 2 ** 31 - 1);
}
