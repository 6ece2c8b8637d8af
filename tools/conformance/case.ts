import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A folder with one model and its right answers; the form is described in docs/conformance.md. */
export interface Case {
  readonly family: string;
  readonly name: string;
  readonly model: Uint8Array;
  readonly meta: Meta;
  /** Per invocation the bytes of every input. */
  readonly inputs: readonly (readonly Uint8Array[])[];
  /** Per output all its bytes; only those of the last invocation where meta.compare is "last". */
  readonly expected: readonly Uint8Array[];
}

export interface Meta {
  readonly invocations: number;
  readonly inputs: readonly (readonly [dtype: string, shape: readonly number[]])[];
  readonly outputs: readonly (readonly [dtype: string, shape: readonly number[]])[];
  readonly stateful: boolean;
  readonly exact: boolean;
  readonly compare?: 'last';
  readonly layers?: readonly { readonly index: number; readonly op: string }[];
  /** Per invocation the CRC-32 of each layer's output. */
  readonly layerOutputCrc32?: readonly (readonly number[])[];
}

/** Every case folder at or below `dir`, in name order. Its family is the folder above it. */
export async function findCases(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  if (entries.some((entry) => entry.name === 'meta.json')) return [dir];
  const below = entries.filter((entry) => entry.isDirectory()).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const found = await Promise.all(below.map((entry) => findCases(join(dir, entry.name))));
  return found.flat();
}

export async function readCase(dir: string): Promise<Case> {
  const meta = JSON.parse(await readFile(join(dir, 'meta.json'), 'utf8')) as Meta;
  const bins = (stem: string, count: number): Promise<Uint8Array[]> =>
    Promise.all(Array.from({ length: count }, (_, i) => readFile(join(dir, `${stem}${i}.bin`))));
  const inputs = await bins('input', meta.inputs.length);
  return {
    family: basename(dirname(dir)),
    name: basename(dir),
    model: await readFile(join(dir, 'model.tflite')),
    meta,
    inputs: Array.from({ length: meta.invocations }, (_, n) => inputs.map((bytes) => part(bytes, n, meta.invocations))),
    expected: await bins('expected', meta.outputs.length),
  };
}

/** The n-th of `count` equal parts. */
export function part(bytes: Uint8Array, n: number, count: number): Uint8Array {
  const size = bytes.length / count;
  return bytes.subarray(n * size, (n + 1) * size);
}
