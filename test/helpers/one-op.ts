import type { BuiltinOperator } from '../../src/parse/schema.ts';
import { buildModel, type TensorSpec } from './build-model.ts';
import type { TableValues } from './write-table.ts';

export type Quantized = Pick<TensorSpec, 'dtype' | 'scale' | 'zeroPoint'>;

export function int8(scale: number, zeroPoint = 0): Quantized {
  return { dtype: 'int8', scale, zeroPoint };
}

/** A model of one operator with one input and one output of the same shape. */
export function unaryModel(
  kind: BuiltinOperator,
  from: Quantized,
  to: Quantized,
  shape: readonly number[],
  options?: TableValues,
): Uint8Array {
  return buildModel({
    tensors: [
      { ...from, shape },
      { ...to, shape },
    ],
    operators: [{ kind, inputs: [0], outputs: [1], ...(options ? { options } : {}) }],
    inputs: [0],
    outputs: [1],
  });
}

export interface Binary {
  readonly a: Quantized;
  readonly b: Quantized;
  readonly out: Quantized;
  readonly shapes: readonly [a: readonly number[], b: readonly number[], out: readonly number[]];
  readonly activation?: string;
  /** Codes of a constant operand. */
  readonly constant?: { readonly operand: 'a' | 'b'; readonly codes: readonly number[] };
}

/** A model of one operator with two operands, one of them constant where `constant` says so. */
export function binaryModel(kind: BuiltinOperator, binary: Binary): Uint8Array {
  const { a, b, out, shapes, activation, constant } = binary;
  const dataOf = (operand: 'a' | 'b') => (constant?.operand === operand ? { data: constant.codes } : {});
  return buildModel({
    tensors: [
      { ...a, shape: shapes[0], ...dataOf('a') },
      { ...b, shape: shapes[1], ...dataOf('b') },
      { ...out, shape: shapes[2] },
    ],
    operators: [
      { kind, inputs: [0, 1], outputs: [2], options: activation ? { fused_activation_function: activation } : {} },
    ],
    inputs: [...(constant?.operand === 'a' ? [] : [0]), ...(constant?.operand === 'b' ? [] : [1])],
    outputs: [2],
  });
}

/** Every int8 code once. */
export function allCodes(): Int8Array {
  return Int8Array.from({ length: 256 }, (_, i) => i - 128);
}

/** Shapes of a table of all pairs: [256, 1] and [1, 256]. */
export const allPairs = [
  [256, 1],
  [1, 256],
  [256, 256],
] as const;

/** Shapes that take each path of the kernels of two operands. */
export const broadcasts: Readonly<Record<string, Binary['shapes']>> = {
  'equal shapes': [[2, 3, 4], [2, 3, 4], [2, 3, 4]],
  'equal shapes but for leading ones': [[1, 1, 5], [5], [1, 1, 5]],
  'scalar left': [[], [3, 5], [3, 5]],
  'scalar right': [[3, 5], [1], [3, 5]],
  'last axis': [[2, 3, 7], [7], [2, 3, 7]],
  'last axis left': [[7], [2, 3, 7], [2, 3, 7]],
  'all but the last axis': [[2, 3, 7], [2, 3, 1], [2, 3, 7]],
  'both repeated': [[4, 1], [1, 5], [4, 5]],
  'per channel of each image': [[2, 3, 3, 4], [2, 1, 1, 4], [2, 3, 3, 4]],
  'a row and a column of images': [[2, 1, 3, 4], [2, 5, 1, 4], [2, 5, 3, 4]],
  'six loops': [[2, 1, 3, 1, 2, 1], [1, 2, 1, 3, 1, 5], [2, 2, 3, 3, 2, 5]],
  'rank seven, four loops': [[1, 2, 1, 1, 3, 2, 5], [3, 1, 5], [1, 2, 1, 1, 3, 2, 5]],
}; // prettier-ignore
