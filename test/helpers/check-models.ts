import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Board } from '../../src/boards/board.ts';
import { byteSize } from '../../src/graph/tensor.ts';
import type { Tensor } from '../../src/graph/types.ts';
import { bytesFromValue, valueFromBytes, type Value } from '../../src/graph/values.ts';
import { compile, type Compiled } from '../../src/index.ts';
import { interpreter } from '../../src/reference/interpreter.ts';
import { modelRun, runModels, type CoreId } from '../../src/run/index.ts';

export const genericBoard: Board = {
  id: 'generic', name: 'generic', core: 'generic', dsp: false, mve: false, fpu: 'none', clockHz: 0, flashBytes: 2 ** 32, ramBytes: 2 ** 32,
  reservedRamBytes: 0, reservedFlashBytes: 0, regions: [], target: 'c', emulator: null,
}; // prettier-ignore

export interface CheckedModel {
  readonly name: string;
  readonly model: Uint8Array;
  /** Values of every input for each invocation; made at random when left out. */
  readonly invocations?: readonly (readonly Value[])[];
  /** What the first output must be, where the case knows it by other means than our own reference. */
  readonly expected?: readonly (readonly number[])[];
  /** Float outputs may differ by 1e-5 of the largest, because expf and tanhf differ between C libraries. */
  readonly libm?: boolean;
}

export interface CheckOptions {
  readonly core?: CoreId | 'host';
  readonly board?: Board;
  readonly sanitize?: boolean;
  /** Random invocations of a model that gives none. */
  readonly invocations?: number;
}

/**
 * Compiles all models, builds them as one program, runs them, and compares every output byte with the reference meaning.
 * The graph runs as parsed in the reference, legalized in the program, so rewrites are checked too.
 */
export async function checkModels(models: readonly CheckedModel[], options: CheckOptions = {}): Promise<void> {
  const { core = 'host', board = genericBoard, sanitize = core === 'host' } = options;
  const cases = models.map((model, i) => prepare(model, i, board, options.invocations ?? 3));
  const workDir = await mkdtemp(join(tmpdir(), 'bareflow-check-'));
  const runs = cases.map(({ compiled, inputs }) => modelRun(compiled, inputs));
  const batch = { core, workDir, mode: 'off', count: false, optimise: '-O2', sanitize, timeoutMs: 120_000 } as const;
  const results = await runModels(runs, batch);
  await rm(workDir, { recursive: true, force: true });
  results.forEach(({ outcome, build }, i) => {
    const { name, answers } = cases[i]!;
    const read = models[i]!.libm ? floatsOf : (bytes: Uint8Array) => [...bytes];
    expect(outcome.ok ? '' : `${name}: ${outcome.message}\n${outcome.detail}`).toBe('');
    expect(build?.warnings ?? '', `${name}: warnings`).toBe('');
    if (!outcome.ok) return;
    outcome.value.invocations.forEach((invocation, n) => {
      const wanted = answers[n]!.map(read);
      const close = models[i]!.libm ? wanted.map((values) => values.map(nearly(values))) : wanted;
      expect(invocation.outputs.map(read), `${name}, invocation ${n}`).toEqual(close);
    });
  });
}

function floatsOf(bytes: Uint8Array): readonly number[] {
  return Array.from(valueFromBytes('float32', bytes) as Float32Array);
}

/** Matches what is within 1e-5 of the largest magnitude. */
function nearly(values: readonly number[]): (value: number) => unknown {
  const largest = Math.max(...values.map(Math.abs));
  return (value) => ({ asymmetricMatch: (got: number) => Math.abs(got - value) <= 1e-5 * largest });
}

interface Prepared {
  readonly name: string;
  readonly compiled: Compiled;
  readonly inputs: readonly (readonly Uint8Array[])[];
  readonly answers: readonly (readonly Uint8Array[])[];
}

function prepare(
  { name, model, invocations, expected }: CheckedModel,
  index: number,
  board: Board,
  count: number,
): Prepared {
  const compiled = compile(model, {
    fileName: `${name}.tflite`,
    name: `m${index}`,
    backend: 'native',
    board,
    labels: [],
  });
  const main = compiled.stages.graph.subgraphs[0]!;
  const tensors = main.inputs.map((id) => main.tensors[id]!);
  const random = randomBytes(index + 1);
  const inputs = invocations
    ? invocations.map((values) => values.map(bytesFromValue))
    : Array.from({ length: count }, () => tensors.map((tensor) => randomInput(tensor, random)));
  const instance = interpreter(compiled.stages.graph);
  const answers = inputs.map((bytes) => {
    const values = instance.invoke(bytes.map((b, i) => valueFromBytes(tensors[i]!.dtype, b)));
    return values.map((value) => bytesFromValue(value!));
  });
  if (expected) checkExpected(name, main.tensors[main.outputs[0]!]!, answers, expected);
  return { name, compiled, inputs, answers };
}

function checkExpected(
  name: string,
  tensor: Tensor,
  answers: Prepared['answers'],
  expected: readonly (readonly number[])[],
): void {
  const got = answers.map(([first]) =>
    Array.from(valueFromBytes(tensor.dtype, first!) as ArrayLike<number | bigint>, Number),
  );
  expect(got, `${name}: reference meaning`).toEqual(expected);
}

/** Random bytes for integers, sixteenths between -8 and 8 for floats. */
function randomInput(tensor: Tensor, random: () => number): Uint8Array {
  if (tensor.dtype === 'float32') {
    return bytesFromValue(Float32Array.from({ length: byteSize(tensor) / 4 }, () => (random() - 128) / 16));
  }
  if (tensor.dtype === 'bool') return Uint8Array.from({ length: byteSize(tensor) }, () => random() & 1);
  return Uint8Array.from({ length: byteSize(tensor) }, random);
}

/** A linear congruential generator: the same numbers on every machine. */
export function randomBytes(seed: number): () => number {
  let state = (seed * 0x9e3779b9) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  };
}
