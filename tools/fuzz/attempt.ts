import { compile, findBoard, isCompileError, type ProblemCode } from '../../src/index.ts';
import type { Mutation } from './mutations.ts';

export type Ending =
  | { readonly kind: 'compiled' }
  | { readonly kind: 'refused'; readonly codes: readonly ProblemCode[] }
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
    compile(bytes, { fileName: 'model.tflite', name: null, backend: 'native', board, labels: null });
    return { kind: 'compiled' };
  } catch (error) {
    if (isCompileError(error)) return { kind: 'refused', codes: error.problems.map(({ code }) => code) };
    return { kind: 'crashed', text: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
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
      for (const code of new Set(ending.codes)) byCode.set(code, (byCode.get(code) ?? 0) + 1);
    } else findings.push({ file, says, text: ending.text });
  }
  return { compiled, refused, byCode, findings };
}
