import { builtinOptions, builtinOptions2 } from '../../src/parse/schema.ts';
import type { BuiltinOperator, OptionsTable } from '../../src/parse/schema.ts';

// Operators that share a table or whose table has a name of its own.
const irregular: Partial<Record<BuiltinOperator, OptionsTable>> = {
  AVERAGE_POOL_2D: 'Pool2DOptions',
  L2_POOL_2D: 'Pool2DOptions',
  MAX_POOL_2D: 'Pool2DOptions',
  L2_NORMALIZATION: 'L2NormOptions',
  MAXIMUM: 'MaximumMinimumOptions',
  MINIMUM: 'MaximumMinimumOptions',
  MEAN: 'ReducerOptions',
  SUM: 'ReducerOptions',
  REDUCE_ALL: 'ReducerOptions',
  REDUCE_ANY: 'ReducerOptions',
  REDUCE_MAX: 'ReducerOptions',
  REDUCE_MIN: 'ReducerOptions',
  REDUCE_PROD: 'ReducerOptions',
  CONV_3D_TRANSPOSE: 'Conv3DOptions',
  UNIDIRECTIONAL_SEQUENCE_RNN: 'SequenceRNNOptions',
  RANDOM_STANDARD_NORMAL: 'RandomOptions',
  RANDOM_UNIFORM: 'RandomOptions',
  MULTINOMIAL: 'RandomOptions',
};

// The options table a converter writes for an operator, or null for operators that have none.
export function optionsTableOf(kind: BuiltinOperator): OptionsTable | null {
  return irregular[kind] ?? byName.get(squeeze(kind)) ?? null;
}

const byName = new Map(
  [...builtinOptions, ...builtinOptions2].flatMap((table) =>
    table ? [[squeeze(table.replace(/Options$/, '')), table] as const] : [],
  ),
);

function squeeze(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
