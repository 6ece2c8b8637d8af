import type { ReferenceEnv } from '../op.ts';

/** For meanings that need nothing beyond their inputs: constants have no state and call nothing. */
export const noEnv: ReferenceEnv = { call: () => [], handleOf: () => 0, resources: new Map(), ran: new Set() };
