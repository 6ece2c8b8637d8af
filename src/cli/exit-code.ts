import type { Problem, ProblemCode } from '../errors.ts';

export const exitCodes = { ok: 0, wrong: 1, budget: 2, mismatch: 3, bug: 70 } as const;

const special: Readonly<Partial<Record<ProblemCode, number>>> = {
  'plan/ram-exceeded': exitCodes.budget,
  'plan/flash-exceeded': exitCodes.budget,
  'verify/mismatch': exitCodes.mismatch,
  'internal/bug': exitCodes.bug,
};

/** The first error decides; warnings never do. */
export function exitCodeOf(problems: readonly Problem[]): number {
  const [first] = problems.filter((problem) => problem.severity === 'error');
  return first === undefined ? exitCodes.ok : (special[first.code] ?? exitCodes.wrong);
}
