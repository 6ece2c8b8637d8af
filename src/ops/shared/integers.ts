import { input, optionalInput } from '../../graph/tensor.ts';
import type { DType, Op } from '../../graph/types.ts';
import { constantIntegers, makeValue, type Value } from '../../graph/values.ts';
import type { Rule, TypeRow } from '../op.ts';
import { anyData } from './types.ts';

/** Integers of a constant input; null while it is not known, which another check reports. */
export function knownIntegers(op: Op<unknown>, i: number): readonly number[] | null {
  const tensor = optionalInput(op, i);
  return tensor?.data ? constantIntegers(tensor) : null;
}

/** Integers of an input that the checks have found constant. */
export function integers(op: Op<unknown>, i: number): readonly number[] {
  return constantIntegers(input(op, i));
}

/** Numbers as the elements of an integer tensor. */
export function integerValue(dtype: DType, numbers: readonly number[]): Value {
  const value = makeValue(dtype, numbers.length);
  if (value instanceof BigInt64Array) value.set(numbers.map(BigInt));
  else (value as Int32Array).set(numbers);
  return value;
}

/** An axis counted from the end becomes one counted from the front. */
export function frontAxis(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}

export function isAxis(axis: number, rank: number): boolean {
  return axis >= -rank && axis < rank;
}

/** A rule over constant inputs: it is looked at once they are known. */
export function ruleOn<A>(
  says: string,
  inputs: readonly number[],
  broken: (op: Op<A>, ...values: (readonly number[])[]) => string | null,
): Rule<A> {
  return {
    says,
    broken: (op) => {
      const values = inputs.map((i) => knownIntegers(op, i));
      const known = values.filter((value) => value !== null);
      return known.length < values.length ? null : broken(op, ...known);
    },
  };
}

/** Rows of an operator whose integer inputs are int32 or int64, and whose data is of any type. */
export function anyDataWith(row: (data: Data, index: 'int32' | 'int64') => TypeRow): readonly TypeRow[] {
  return (['int32', 'int64'] as const).flatMap((index) => anyData((data) => row(data, index)));
}

type Data = Extract<DType, 'int8' | 'uint8' | 'int16' | 'int32' | 'int64' | 'float32' | 'bool'>;
