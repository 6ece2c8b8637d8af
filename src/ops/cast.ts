import { elementCount, input, output } from '../graph/tensor.ts';
import type { DType, Op } from '../graph/types.ts';
import { makeValue, type Value } from '../graph/values.ts';
import { castKernels } from '../kernels/cast/index.ts';
import type { OpDef, TypeRow } from './op.ts';

const castTypes = ['int8', 'int16', 'int32', 'uint32', 'float32', 'bool', 'uint8', 'int64'] as const satisfies DType[];

/** Another element type for the same number: integers wrap, reals are truncated. */
export const cast: OpDef<null> = {
  tflite: 53,
  options: 'CastOptions',
  readOptions: () => null,
  types: castTypes.flatMap((from) => castTypes.map((to): TypeRow => ({ inputs: [from], outputs: [to] }))),
  rules: [],
  infer: (op) => [input(op, 0).shape],
  reference: (op, [source]) => [converted(op, source as Value)],
  alias: (op) => input(op, 0).dtype === output(op).dtype && input(op, 0).data === null,
  kernels: castKernels,
};

function converted(op: Op<null>, source: Value): Value {
  const { dtype } = output(op);
  const out = makeValue(dtype, elementCount(output(op).shape));
  source.forEach((element, i) => {
    const whole = source instanceof Float32Array ? wholeOf(Number(element), dtype) : BigInt(element);
    if (dtype === 'float32') (out as Float32Array)[i] = Number(element);
    else if (dtype === 'bool') (out as Uint8Array)[i] = Number(element) === 0 ? 0 : 1;
    else if (out instanceof BigInt64Array) out[i] = whole;
    else (out as Int32Array)[i] = Number(BigInt.asIntN(64, whole) & 0xffffffffn);
  });
  return out;
}

/**
 * C leaves open what becomes of a real number outside the integers: the smallest int32, or int64 for uint32 and int64,
 * as x86 gives it and so the reference.
 */
function wholeOf(real: number, dtype: DType): bigint {
  const bits = dtype === 'uint32' || dtype === 'int64' ? 64 : 32;
  const limit = 2 ** (bits - 1);
  return real >= -limit && real < limit ? BigInt(Math.trunc(real)) : BigInt(-limit);
}
