import { invariant } from '../errors.ts';
import { byteSize, elementCount } from './tensor.ts';
import type { DType, Tensor } from './types.ts';

/** Elements of a tensor, as numbers of its dtype. int4 is unpacked to int8, bool is 0 or 1. */
export type Value =
  | Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array
  | BigInt64Array | BigUint64Array | Float32Array | Float64Array; // prettier-ignore

/** One value per tensor of an operator; null for an optional tensor left out. */
export type Values = readonly (Value | null)[];

type ValueConstructor = { new (length: number): Value; new (buffer: ArrayBuffer): Value };

const arrays: Readonly<Partial<Record<DType, ValueConstructor>>> = {
  int8: Int8Array, uint8: Uint8Array, bool: Uint8Array, int16: Int16Array, uint16: Uint16Array, int32: Int32Array,
  uint32: Uint32Array, int64: BigInt64Array, uint64: BigUint64Array, float32: Float32Array, float64: Float64Array, int4: Int8Array,
  resource: Int32Array,
}; // prettier-ignore

export function holdsValues(dtype: DType): boolean {
  return arrays[dtype] !== undefined;
}

export function makeValue(dtype: DType, length: number): Value {
  const make = arrays[dtype];
  invariant(make, `no array holds ${dtype}`);
  return new make(length);
}

/** Decodes little-endian bytes; copies, so that alignment does not matter. */
export function valueFromBytes(dtype: DType, bytes: Uint8Array): Value {
  if (dtype === 'int4') return unpackInt4(bytes);
  const make = arrays[dtype];
  invariant(make, `no array holds ${dtype}`);
  return new make(Uint8Array.from(bytes).buffer);
}

export function bytesFromValue(value: Value): Uint8Array {
  return new Uint8Array(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength) as ArrayBuffer);
}

/** The elements of a constant tensor. */
export function constantValue(tensor: Tensor): Value {
  invariant(tensor.data, `tensor "${tensor.name}" is not constant`);
  const value = valueFromBytes(tensor.dtype, tensor.data.subarray(0, byteSize(tensor)));
  return tensor.dtype === 'int4' ? value.slice(0, elementCount(tensor.shape)) : value;
}

/** Constant integers (shapes, axes, paddings) as plain numbers. */
export function constantIntegers(tensor: Tensor): readonly number[] {
  return Array.from(constantValue(tensor) as ArrayLike<number | bigint>, Number);
}

/** Two to a byte, low nibble first, sign-extended. */
function unpackInt4(bytes: Uint8Array): Int8Array {
  const out = new Int8Array(bytes.length * 2);
  bytes.forEach((byte, i) => {
    out[2 * i] = (byte << 28) >> 28;
    out[2 * i + 1] = (byte << 24) >> 28;
  });
  return out;
}
