import { output } from '../graph/tensor.ts';
import type { Value } from '../graph/values.ts';
import { averagePoolKernels } from '../kernels/pool-2d/index.ts';
import type { OpDef } from './op.ts';
import { type PoolAttrs, pool, pooledShape, poolOptions, poolRules, poolTypes } from './shared/pooling.ts';

export const averagePool2d: OpDef<PoolAttrs> = {
  tflite: 1,
  options: 'Pool2DOptions',
  readOptions: poolOptions,
  types: poolTypes,
  rules: poolRules,
  infer: (op) => [pooledShape(op)],
  reference: (op, [source]) => [
    pool(op, source as Value, output(op).dtype === 'float32' ? averageOfReals : averageOfCodes),
  ],
  kernels: averagePoolKernels,
};

/** Halves away from zero. */
function averageOfCodes(codes: readonly number[]): number {
  const sum = codes.reduce((total, code) => total + code, 0);
  const half = Math.floor(codes.length / 2);
  return Math.trunc((sum > 0 ? sum + half : sum - half) / codes.length);
}

/** Summed in float32, in row order. */
function averageOfReals(reals: readonly number[]): number {
  return Math.fround(reals.reduce((total, real) => Math.fround(total + real), 0) / reals.length);
}
