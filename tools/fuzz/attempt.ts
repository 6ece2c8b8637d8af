import { compile, findBoard, isCompileError, type Problem, type ProblemCode } from '../../src/index.ts';
import type { Mutation } from './mutations.ts';
import type { RandomOperator } from './random-operators.ts';

export type Ending =
  | { readonly kind: 'compiled' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'crashed' | 'slow'; readonly text: string };

export interface Finding {
  readonly file: string;
  readonly says: string;
  readonly text: string;
}

export interface Tally {
  readonly compiled: number;
  readonly refused: number;
  readonly byCode: ReadonlyMap<ProblemCode, number>;
  readonly findings: readonly Finding[];
}

const SLOW_MS = 2000;
const board = findBoard('generic');

/** Compiles a damaged model. Anything but files or problems is a bug of ours, and so is taking long. */
export function attempt(bytes: Uint8Array): Ending {
  const start = performance.now();
  const ending = compileDamaged(bytes);
  const milliseconds = performance.now() - start;
  const slow = ending.kind !== 'crashed' && milliseconds > SLOW_MS;
  return slow ? { kind: 'slow', text: `${ending.kind} after ${Math.round(milliseconds)} ms` } : ending;
}

function compileDamaged(bytes: Uint8Array): Ending {
  try {
    const { files } = compile(bytes, { fileName: 'model.tflite', name: null, backend: 'native', board, labels: null });
    const own = files.filter(({ path }) => !path.endsWith('_kernels.h'));
    const garbled = own.find(({ text }) => /\b(NaN|Infinity|undefined)\b|\[object/.test(text));
    return garbled ? { kind: 'crashed', text: `${garbled.path} holds no C` } : { kind: 'compiled' };
  } catch (error) {
    if (isCompileError(error)) return { kind: 'refused', problems: error.problems };
    return { kind: 'crashed', text: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** A random operator rarely has the right output shapes: they are taken from the problem that tells them. */
export function attemptOperator({ says, build }: RandomOperator): Mutation {
  const bytes = build([]);
  const ending = attempt(bytes);
  const mismatches =
    ending.kind === 'refused' ? ending.problems.filter(({ code }) => code === 'graph/shape-mismatch') : [];
  if (mismatches.length === 0) return { says, bytes };
  return { says, bytes: build(mismatches.map(({ got }) => computedShape(got ?? ''))) };
}

function computedShape(got: string): readonly number[] | undefined {
  const text = /computed (.*)$/.exec(got)?.[1];
  if (text === undefined) return undefined;
  const shape = text === 'scalar' ? [] : text.split('x').map(Number);
  return shape.every((size) => Number.isInteger(size) && size >= 0 && size < 10_000) ? shape : undefined;
}

export function attemptAll(file: string, mutations: Iterable<Mutation>): Tally {
  const byCode = new Map<ProblemCode, number>();
  const findings: Finding[] = [];
  let [compiled, refused] = [0, 0];
  for (const { says, bytes } of mutations) {
    const ending = attempt(bytes);
    if (ending.kind === 'compiled') compiled++;
    else if (ending.kind === 'refused') {
      refused++;
      const codes = ending.problems.map(({ code }) => code);
      for (const code of new Set(codes)) byCode.set(code, (byCode.get(code) ?? 0) + 1);
    } else findings.push({ file, says, text: ending.text });
  }
  return { compiled, refused, byCode, findings };
}
