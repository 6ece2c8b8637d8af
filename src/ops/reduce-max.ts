import { extremeReduction } from './shared/extreme-reduction.ts';

export const reduceMax = extremeReduction(82, 1, ['int8', 'float32']);
