import { argExtreme } from './shared/arg-extreme.ts';

export const argMin = argExtreme(79, 'ArgMinOptions', false);
