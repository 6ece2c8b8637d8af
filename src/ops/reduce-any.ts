import { extremeReduction } from './shared/extreme-reduction.ts';
import { asTflite } from './shared/unary.ts';

/** The largest of truth values. */
export const reduceAny = extremeReduction(91, 1, ['bool'], asTflite);
