import type { Value } from '../graph/values.ts';
import { maxPoolKernels } from '../kernels/pool-2d/index.ts';
import type { OpDef } from './op.ts';
import { type PoolAttrs, pool, pooledShape, poolOptions, poolRules, poolTypes } from './shared/pooling.ts';

export const maxPool2d: OpDef<PoolAttrs> = {
  tflite: 17,
  options: 'Pool2DOptions',
  readOptions: poolOptions,
  types: poolTypes,
  rules: poolRules,
  infer: (op) => [pooledShape(op)],
  reference: (op, [source]) => [
    pool(op, source as Value, (elements) => elements.reduce((most, x) => (x > most ? x : most), -Infinity)),
  ],
  kernels: maxPoolKernels,
};
