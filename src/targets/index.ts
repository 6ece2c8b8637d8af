import { fail, problem } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { c } from './c.ts';
import { cmake } from './cmake.ts';
import type { Target } from './target.ts';

/** One line per target. */
export const targets: readonly Target[] = [c, cmake];

export function findTarget(id: string): Target {
  const target = targets.find((one) => one.id === id);
  if (target !== undefined) return target;
  const ids = targets.map((one) => one.id);
  const close = nearest(id, ids);
  fail(
    problem('option/invalid', `there is no target ${JSON.stringify(id)}`, {
      hint: `${close === null ? '' : `did you mean ${close}? `}known: ${ids.join(', ')}`,
    }),
  );
}
