import { argExtreme } from './shared/arg-extreme.ts';

export const argMax = argExtreme(56, 'ArgMaxOptions', true);
