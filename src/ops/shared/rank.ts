import type { Op } from '../../graph/types.ts';

/** Most operators of the signal library take vectors only. */
export const inputIsVector = {
  says: 'the input has one dimension',
  broken: ({ inputs }: Op<unknown>) => (inputs[0]?.shape.length === 1 ? null : `${inputs[0]?.shape.length} dimensions`),
};
