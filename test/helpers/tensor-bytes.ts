import type { TensorType } from '../../src/parse/schema.ts';

export type TensorData = readonly number[] | ArrayBufferView;

const typedArrays = {
  float32: Float32Array,
  float64: Float64Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  bool: Uint8Array,
} as const;
const bits64 = { int64: BigInt64Array, uint64: BigUint64Array } as const;
const subByteBits = { int4: 4, uint4: 4, int2: 2 } as const;

// Plain numbers are stored as the dtype asks; an Int8Array for a dtype below one byte holds values and is packed.
// Any other typed array is taken as the stored bytes themselves, so a test can also store wrong ones.
export function tensorBytes(dtype: TensorType, data: TensorData): Uint8Array {
  if (isKey(subByteBits, dtype) && (!ArrayBuffer.isView(data) || data instanceof Int8Array)) {
    return packBits(Array.from(data as ArrayLike<number>), subByteBits[dtype]);
  }
  if (ArrayBuffer.isView(data)) return bytesOf(data);
  if (isKey(typedArrays, dtype)) return bytesOf(typedArrays[dtype].from(data));
  if (isKey(bits64, dtype)) return bytesOf(bits64[dtype].from(data.map(BigInt)));
  throw new Error(`give the data of a ${dtype} tensor as a typed array`);
}

// The first value goes into the lowest bits; the rest of the last byte stays zero.
function packBits(values: readonly number[], bits: number): Uint8Array {
  const perByte = 8 / bits;
  const packed = new Uint8Array(Math.ceil(values.length / perByte));
  for (const [i, value] of values.entries()) {
    const byte = Math.floor(i / perByte);
    packed[byte] = (packed[byte] ?? 0) | ((value & ((1 << bits) - 1)) << (bits * (i % perByte)));
  }
  return packed;
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function isKey<T extends object>(record: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(record, key);
}
