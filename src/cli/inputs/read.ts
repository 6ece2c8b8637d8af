import { fail, problem } from '../../errors.ts';
import { byteSize, elementCount } from '../../graph/tensor.ts';
import type { Subgraph, Tensor } from '../../graph/types.ts';
import { bytesFromValue, makeValue } from '../../graph/values.ts';
import { dtypeRange, quantizeReal } from '../../graph/quantization.ts';
import { readBytes } from '../files.ts';
import { readNpy, type Samples } from './npy.ts';

/** Per invocation the bytes of every model input. */
export type Invocations = readonly (readonly Uint8Array[])[];

/** The n-th file is the n-th input; each holds whole samples one after the other. */
export async function readInputs(main: Subgraph, paths: readonly string[], cwd: string): Promise<Invocations> {
  if (paths.length !== main.inputs.length) {
    fail(
      problem('option/invalid', 'one --input file for each model input', {
        got: `${paths.length} files, ${main.inputs.length} inputs`,
      }),
    );
  }
  const columns = await Promise.all(paths.map((path, i) => readColumn(main.tensors[main.inputs[i]!]!, path, cwd)));
  const counts = columns.map((column) => column.length);
  if (new Set(counts).size > 1) {
    fail(problem('option/invalid', 'every --input file holds as many samples', { got: counts.join(' and ') }));
  }
  return Array.from({ length: counts[0] ?? 0 }, (_, n) => columns.map((column) => column[n]!));
}

/** The samples of one input, as bytes. */
async function readColumn(tensor: Tensor, path: string, cwd: string): Promise<readonly Uint8Array[]> {
  const bytes = await readBytes(path, cwd, 'the input file');
  const samples = /\.npy$/i.test(path)
    ? readNpy(bytes, path)
    : /\.(csv|txt)$/i.test(path)
      ? readCsv(bytes, path)
      : null;
  const raw = samples === null ? bytes : encode(samples, tensor);
  const size = byteSize(tensor);
  if (raw.length === 0 || raw.length % size !== 0) {
    const got = `${raw.length} bytes; a sample of "${tensor.name}" (${tensor.dtype} ${tensor.shape.join('x')}) has ${size}`;
    fail(problem('option/invalid', `${path} does not hold whole samples`, { got }));
  }
  return Array.from({ length: raw.length / size }, (_, n) => raw.subarray(n * size, (n + 1) * size));
}

/** Numbers separated by commas, semicolons or white space; a first line of names is passed over. */
function readCsv(bytes: Uint8Array, path: string): Samples {
  const words = new TextDecoder()
    .decode(bytes)
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const first = words.findIndex((word) => Number.isFinite(Number(word)));
  const values = words.slice(Math.max(0, first)).map(Number);
  const bad = values.findIndex((value) => Number.isNaN(value));
  if (bad >= 0)
    fail(problem('option/invalid', `${path} holds something that is no number`, { got: words[first + bad] ?? '' }));
  return { values, real: values.some((value) => !Number.isInteger(value)) };
}

/** Reals are quantized as the model's input asks; integers are codes. */
function encode(samples: Samples, tensor: Tensor): Uint8Array {
  const value = makeValue(tensor.dtype, samples.values.length);
  const { low, high } = dtypeRange(tensor.dtype);
  const quantize = samples.real && tensor.quant !== null && tensor.dtype !== 'float32';
  const wide = value instanceof BigInt64Array || value instanceof BigUint64Array;
  samples.values.forEach((sample, i) => {
    const code = quantize ? Math.min(high, Math.max(low, quantizeReal(sample, tensor))) : sample;
    (value as { [index: number]: number | bigint })[i] = wide ? BigInt(Math.trunc(code)) : code;
  });
  return bytesFromValue(value);
}

/** Random samples: whole range for integers, the range that is quantized to for reals; the same for the same seed. */
export function randomInputs(main: Subgraph, count: number, seed: number): Invocations {
  const random = generator(seed);
  return Array.from({ length: count }, () => main.inputs.map((id) => randomSample(main.tensors[id]!, random)));
}

function randomSample(tensor: Tensor, random: () => number): Uint8Array {
  const elements = elementCount(tensor.shape);
  if (tensor.dtype === 'float32')
    return bytesFromValue(Float32Array.from({ length: elements }, () => random() / 64 - 2));
  if (tensor.dtype === 'bool') return Uint8Array.from({ length: elements }, () => random() & 1);
  if (tensor.dtype === 'int32') return bytesFromValue(Int32Array.from({ length: elements }, () => random() % 10));
  if (tensor.dtype === 'int64')
    return bytesFromValue(BigInt64Array.from({ length: elements }, () => BigInt(random() % 10)));
  return Uint8Array.from({ length: byteSize(tensor) }, random);
}

/** A linear congruential generator, its upper byte. */
function generator(seed: number): () => number {
  let state = (Math.imul(seed + 1, 0x9e3779b9) ^ 0x12345678) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  };
}
