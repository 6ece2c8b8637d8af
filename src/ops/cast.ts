import { elementBytes, elementCount, input, output } from '../graph/tensor.ts';
import type { DType, Op } from '../graph/types.ts';
import { makeValue, type Value } from '../graph/values.ts';
import { castKernels } from '../kernels/cast/index.ts';
import type { OpDef, TypeRow } from './op.ts';

const castTypes = ['int8', 'int16', 'int32', 'uint32', 'float32', 'bool', 'uint8', 'int64'] as const satisfies DType[];

/** Another element type for the same number: integers wrap, reals are truncated and saturate. */
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
  const whole = (element: number | bigint): bigint =>
    source instanceof Float32Array ? wholeOf(Number(element), dtype) : BigInt(element);
  source.forEach((element, i) => {
    if (dtype === 'float32') (out as Float32Array)[i] = Number(element);
    else if (dtype === 'bool') (out as Uint8Array)[i] = Number(element) === 0 ? 0 : 1;
    else if (out instanceof BigInt64Array) out[i] = whole(element);
    else (out as Int32Array)[i] = Number(whole(element) & 0xffffffffn);
  });
  return out;
}

/** Truncated, saturated to the integers of the type; NaN is 0. */
function wholeOf(real: number, dtype: DType): bigint {
  const bits = elementBytes(dtype) * 8;
  const [low, high] = dtype.startsWith('int')
    ? [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1)]
    : [0n, 2n ** BigInt(bits)];
  if (Number.isNaN(real)) return 0n;
  if (real >= Number(high)) return high - 1n;
  return real <= Number(low) ? low : BigInt(Math.trunc(real));
}
