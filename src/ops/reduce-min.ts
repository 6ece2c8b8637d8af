import { extremeReduction } from './shared/extreme-reduction.ts';

export const reduceMin = extremeReduction(89, -1, ['int8', 'float32']);
