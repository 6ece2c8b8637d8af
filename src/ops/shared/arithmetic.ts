import { clamp } from '../../fixed-point.ts';
import { activationRange, dtypeRange, type Range, realActivationRange } from '../../graph/quantization.ts';
import { input, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Rule } from '../op.ts';
import type { BinaryAttrs } from './binary.ts';

/** What two numbers become; numbered as in arithmetic_f32.c and arithmetic_s32.c. */
export const operations = ['add', 'sub', 'mul', 'div', 'squared_difference', 'maximum', 'minimum'] as const;
export type Operation = (typeof operations)[number];

type Pair = (a: number, b: number) => number;

/** On float32, before rounding: a double holds more than enough for one operation. */
const onReals: Readonly<Record<Operation, Pair>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  squared_difference: (a, b) => Math.fround(a - b) * Math.fround(a - b),
  maximum: (a, b) => (a > b ? a : b),
  minimum: (a, b) => (a < b ? a : b),
};

/** On int32, wrapping. What the reference leaves open, a division by zero, gives zero. */
const onIntegers: Readonly<Record<Operation, Pair>> = {
  ...onReals,
  add: (a, b) => (a + b) | 0,
  sub: (a, b) => (a - b) | 0,
  mul: Math.imul,
  div: (a, b) => (b === 0 ? 0 : (a / b) | 0),
  squared_difference: (a, b) => Math.imul(a - b, a - b),
};

/** The operation on float32 or int32 elements, fused activation included; codes are the operator's own affair. */
export function arithmeticOf(op: Op<BinaryAttrs>, operation: Operation, onCodes: (op: Op<BinaryAttrs>) => Pair): Pair {
  const { dtype } = output(op);
  if (dtype !== 'float32' && dtype !== 'int32') return onCodes(op);
  const { low, high } = resultRange(op, operation);
  if (dtype === 'int32') return (a, b) => clamp(onIntegers[operation](a, b), low, high);
  return (a, b) => clamp(Math.fround(onReals[operation](a, b)), low, high);
}

/** The larger or smaller of two elements of any type. */
export function choiceOf(operation: 'maximum' | 'minimum'): Pair {
  return onReals[operation];
}

/** Bounds of the results. The reference clamps floats to finite ones where an activation can be fused. */
export function resultRange(op: Op<BinaryAttrs>, operation: Operation): Range {
  const { dtype } = output(op);
  const whole = dtypeRange(dtype);
  if (!clamps(operation) || (operation === 'add' && dtype === 'int32')) return whole;
  if (dtype !== 'float32' && dtype !== 'int32') return activationRange(op.attrs.activation, output(op));
  const real = realActivationRange(op.attrs.activation);
  return { low: Math.max(real.low, whole.low), high: Math.min(real.high, whole.high) };
}

/** Whether an activation can be fused into it. */
export function clamps(operation: Operation): boolean {
  return operations.indexOf(operation) < operations.indexOf('squared_difference');
}

export const zeroPointRule: Rule<unknown> = {
  says: 'zero points of int16 tensors are 0',
  broken: (op) => {
    const zeros = [input(op, 0), input(op, 1), output(op)].map(zeroPointOf);
    return output(op).dtype === 'int16' && zeros.some((zero) => zero !== 0) ? zeros.join(', ') : null;
  },
};
