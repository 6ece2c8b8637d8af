import type { DType } from '../../graph/types.ts';
import type { TypeRow } from '../op.ts';

const dataTypes = ['int8', 'uint8', 'int16', 'int32', 'int64', 'float32', 'bool'] as const satisfies readonly DType[];

/** The same row for every type that only moves. */
export function anyData(row: (dtype: (typeof dataTypes)[number]) => TypeRow): readonly TypeRow[] {
  return dataTypes.map(row);
}

/** Attributes of an operator that has no options. */
export type NoAttrs = Readonly<Record<string, never>>;

export function noAttrs(): NoAttrs {
  return {};
}
