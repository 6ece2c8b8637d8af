import type { Value } from '../graph/values.ts';
import { l2PoolKernels } from '../kernels/pool-2d/index.ts';
import type { OpDef } from './op.ts';
import { type PoolAttrs, pool, pooledShape, poolOptions, poolRules } from './shared/pooling.ts';

const { fround } = Math;

/** Root of the mean square. */
export const l2Pool2d: OpDef<PoolAttrs> = {
  tflite: 12,
  options: 'Pool2DOptions',
  readOptions: poolOptions,
  types: [{ inputs: ['float32'], outputs: ['float32'] }],
  rules: poolRules,
  infer: (op) => [pooledShape(op)],
  reference: (op, [source]) => [
    pool(op, source as Value, (reals) => {
      const squares = reals.reduce((sum, real) => fround(sum + fround(real * real)), 0);
      return fround(Math.sqrt(fround(squares / reals.length)));
    }),
  ],
  kernels: l2PoolKernels,
};
