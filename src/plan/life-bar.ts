import type { Lifetime } from './types.ts';

/** A lifetime drawn in text, from before the first step to after the last: "..####....". */
export function lifeBar(lifetime: Lifetime, steps: number, width: number): string {
  const column = (step: number): number => Math.floor(((step + 1) / (steps + 2)) * width);
  const from = column(lifetime.first);
  const to = Math.max(from + 1, column(lifetime.last + 1));
  return `${'.'.repeat(from)}${'#'.repeat(to - from)}${'.'.repeat(Math.max(0, width - to))}`;
}
