import { byteSize, mainOf, tensorAt } from '../../src/graph/tensor.ts';
import { type Value, valueFromBytes } from '../../src/graph/values.ts';
import { compile, type Compiled, findBoard, isCompileError } from '../../src/index.ts';
import { interpreter } from '../../src/reference/interpreter.ts';
import { modelRun, type ModelResult, runModels } from '../../src/run/index.ts';
import { attemptOperator, type Finding } from './attempt.ts';
import { randomNumbers } from './mutations.ts';
import { randomOperators } from './random-operators.ts';

interface Prepared {
  readonly says: string;
  readonly compiled: Compiled;
  readonly inputs: readonly (readonly Uint8Array[])[];
}

export interface Comparison {
  readonly ran: number;
  readonly findings: readonly Finding[];
}

/** Runs random operators that compile under the sanitizers, and compares every byte with the reference interpreter. */
export async function runOperators(count: number, seed: number, workDir: string): Promise<Comparison> {
  const prepared = [...takeCompiled(count, seed)];
  const runs = prepared.map(({ compiled, inputs }) => modelRun(compiled, inputs));
  const results = await runModels(runs, {
    core: 'host',
    workDir,
    mode: 'off',
    count: false,
    optimise: '-O1',
    sanitize: true,
    timeoutMs: 60_000,
  });
  return { ran: prepared.length, findings: prepared.flatMap((one, i) => compare(one, results[i]!)) };
}

function* takeCompiled(count: number, seed: number): Generator<Prepared> {
  let taken = 0;
  for (const operator of randomOperators(100 * count, seed)) {
    const { says, bytes } = attemptOperator(operator);
    const compiled = tryCompile(bytes, `m${taken}`);
    // An interpreter cannot look into memory that the file does not describe: models without inputs tell nothing.
    if (compiled === null || mainOf(compiled.stages.graph).inputs.length === 0) continue;
    yield { says, compiled, inputs: randomInputs(compiled, taken) };
    taken++;
    if (taken === count) return;
  }
}

function tryCompile(bytes: Uint8Array, name: string): Compiled | null {
  try {
    const board = findBoard('generic');
    return compile(bytes, { fileName: 'model.tflite', name, backend: 'native', board, labels: null });
  } catch (error) {
    if (isCompileError(error)) return null;
    throw error;
  }
}

function randomInputs({ stages }: Compiled, seed: number): readonly (readonly Uint8Array[])[] {
  const main = mainOf(stages.graph);
  const random = randomNumbers(seed);
  return [0, 1, 2].map(() => main.inputs.map((id) => randomBytes(tensorAt(main, id), random)));
}

/** A bool is 0 or 1; floats are kept ordinary, what is done with infinities is not promised. */
function randomBytes(tensor: Parameters<typeof byteSize>[0], random: (below: number) => number): Uint8Array {
  if (tensor.dtype === 'bool') return Uint8Array.from({ length: byteSize(tensor) }, () => random(2));
  if (tensor.dtype !== 'float32') return Uint8Array.from({ length: byteSize(tensor) }, () => random(256));
  const reals = Float32Array.from({ length: byteSize(tensor) / 4 }, () => (random(2001) - 1000) / 64);
  return new Uint8Array(reals.buffer);
}

function compare({ says, compiled, inputs }: Prepared, { outcome }: ModelResult): readonly Finding[] {
  if (!outcome.ok) return [{ file: '', says, text: `${outcome.message}\n${outcome.detail}`.slice(0, 2000) }];
  const main = mainOf(compiled.stages.graph);
  const { invoke } = interpreter(compiled.stages.graph);
  const differences = inputs.flatMap((ports, n): string[] => {
    const values = ports.map((bytes, i) => valueFromBytes(tensorAt(main, main.inputs[i]!).dtype, bytes));
    return invoke(values).flatMap((value, i) => {
      const seen = valueFromBytes(tensorAt(main, main.outputs[i]!).dtype, outcome.value.invocations[n]!.outputs[i]!);
      const at = firstDifference(seen, value!);
      return at < 0 ? [] : [`invocation ${n}, output ${i}, element ${at}: ${seen[at]}, not ${value![at]}`];
    });
  });
  return differences.length === 0 ? [] : [{ file: '', says, text: differences[0]! }];
}

/** Integers must be equal; functions of real numbers come from libm, whose last bits and NaNs differ. */
function firstDifference(seen: Value, expected: Value): number {
  const reals = expected instanceof Float32Array;
  const largest = reals ? expected.reduce((most, x) => Math.max(most, Number.isFinite(x) ? Math.abs(x) : 0), 0) : 0;
  const close = (a: number, b: number): boolean => Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-5 * largest;
  return Array.from({ length: expected.length }, (_, i) => i).findIndex((i) => {
    return reals ? !close(Number(seen[i]), Number(expected[i])) : seen[i] !== expected[i];
  });
}
