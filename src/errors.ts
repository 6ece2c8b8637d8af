/** What can be wrong, by room. The code is stable; tools match on it. */
export type ProblemCode =
  | 'parse/not-tflite'
  | 'parse/truncated'
  | 'parse/damaged'
  | 'parse/limit'
  | 'graph/dynamic-shape'
  | 'graph/shape-mismatch'
  | 'graph/broken-order'
  | 'op/unsupported'
  | 'op/types'
  | 'op/arity'
  | 'op/rule'
  | 'op/no-kernel'
  | 'plan/ram-exceeded'
  | 'plan/flash-exceeded'
  | 'plan/unproven'
  | 'board/unknown'
  | 'board/invalid'
  | 'option/invalid'
  | 'emit/name-clash'
  | 'emit/stale'
  | 'io/unreadable'
  | 'io/unwritable'
  | 'run/tool-missing'
  | 'run/build-failed'
  | 'run/failed'
  | 'verify/mismatch'
  | 'internal/bug';

export type Severity = 'error' | 'warning' | 'note';

/** Where in the model a problem stands: Netron's operator order and the tensor's own name. */
export interface Place {
  readonly op?: number;
  readonly kind?: string;
  readonly name?: string;
  readonly subgraph?: number;
  readonly tensor?: string;
  readonly byte?: number;
}

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Place | null;
  readonly got: string | null;
  readonly hint: string | null;
  readonly notes: readonly string[];
}

interface ProblemFacts {
  readonly at?: Place;
  readonly got?: string;
  readonly hint?: string;
  readonly notes?: readonly string[];
  readonly severity?: Severity;
}

export function problem(code: ProblemCode, message: string, facts: ProblemFacts = {}): Problem {
  return {
    code,
    message,
    severity: facts.severity ?? 'error',
    at: facts.at ?? null,
    got: facts.got ?? null,
    hint: facts.hint ?? null,
    notes: facts.notes ?? [],
  };
}

/** The model or an option is wrong; carries every problem of the stage that failed. */
export class CompileError extends Error {
  override readonly name = 'CompileError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((p) => `${p.code}: ${p.message}`).join('\n'));
    this.problems = problems;
  }
}

export function isCompileError(error: unknown): error is CompileError {
  return error instanceof Error && error.name === 'CompileError';
}

/** Our own bug, never the user's: the CLI asks for a report and exits with 70. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(`this is a bug in bareflow: ${message}`);
}

export function fail(...problems: readonly Problem[]): never {
  throw new CompileError(problems);
}

/** Collects problems to the end of a stage, so that a user with four unsupported operators learns of four. */
export interface Session {
  readonly report: (problem: Problem) => void;
  readonly problems: () => readonly Problem[];
  /** Throws all collected problems if one of them is an error. */
  readonly endStage: () => void;
}

export function createSession(): Session {
  const collected: Problem[] = [];
  return {
    report: (problem) => void collected.push(problem),
    problems: () => collected,
    endStage: () => {
      if (collected.some((p) => p.severity === 'error')) throw new CompileError(collected);
    },
  };
}
