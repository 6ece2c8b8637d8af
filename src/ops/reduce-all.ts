import { extremeReduction } from './shared/extreme-reduction.ts';

/** The least of truth values. */
export const reduceAll = extremeReduction(135, -1, ['bool']);
