import type { Value } from '../../src/graph/values.ts';
import { buildModel, type OperatorSpec, type TensorSpec } from './build-model.ts';
import { checkModels } from './check-models.ts';

/** A model of one operator. Inputs without data are the model's inputs, in order. */
export interface OneOp {
  readonly options?: OperatorSpec['options'];
  readonly inputs: readonly TensorSpec[];
  readonly outputs: readonly TensorSpec[];
  /** Values of the inputs for each invocation; random when left out. */
  readonly given?: readonly (readonly Value[])[];
  /** The first output for each invocation, known by hand or from TFLite Micro. */
  readonly expected?: readonly (readonly number[])[];
}

export function oneOpModel(kind: OperatorSpec['kind'], { options, inputs, outputs }: OneOp): Uint8Array {
  const ids = inputs.map((_, i) => i);
  const outputIds = outputs.map((_, i) => inputs.length + i);
  return buildModel({
    tensors: [...inputs, ...outputs],
    operators: [{ kind, ...(options === undefined ? {} : { options }), inputs: ids, outputs: outputIds }],
    inputs: ids.filter((i) => inputs[i]!.data === undefined),
    outputs: outputIds,
  });
}

/** Emitted C on the host against the reference meaning, and that against what the case expects. */
export async function checkOneOps(kind: OperatorSpec['kind'], cases: Readonly<Record<string, OneOp>>): Promise<void> {
  const entries = Object.entries(cases);
  await checkModels(
    entries.map(([name, c]) => ({
      name,
      model: oneOpModel(kind, c),
      ...(c.given ? { invocations: c.given } : {}),
      ...(c.expected ? { expected: c.expected } : {}),
    })),
  );
}

/** Tensors in short. */
export const int8 = (...shape: number[]): TensorSpec => ({ dtype: 'int8', shape, scale: 0.5, zeroPoint: -3 });
export const int16 = (...shape: number[]): TensorSpec => ({ dtype: 'int16', shape, scale: 0.25 });
export const int32 = (...shape: number[]): TensorSpec => ({ dtype: 'int32', shape });
export const int64 = (...shape: number[]): TensorSpec => ({ dtype: 'int64', shape });
export const uint8 = (...shape: number[]): TensorSpec => ({ dtype: 'uint8', shape, scale: 0.5, zeroPoint: 7 });
export const float32 = (...shape: number[]): TensorSpec => ({ dtype: 'float32', shape });
export const bool = (...shape: number[]): TensorSpec => ({ dtype: 'bool', shape });

/** A constant vector of int32: axes, sizes, paddings. */
export const ints = (...data: number[]): TensorSpec => ({ dtype: 'int32', shape: [data.length], data });
/** A constant of int32 with rows of two: paddings, crops. */
export const pairs = (...data: number[]): TensorSpec => ({ dtype: 'int32', shape: [data.length / 2, 2], data });
export const scalar = (value: number): TensorSpec => ({ dtype: 'int32', shape: [], data: [value] });

/** 0, 1, 2, ... */
export const counting = (length: number): Int8Array => Int8Array.from({ length }, (_, i) => i);
