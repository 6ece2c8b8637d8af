import type { tensorTypes } from './schema/enums.ts';
import type { builtinOperators } from './schema/operators.ts';
import { options2Tables } from './schema/options-2.ts';
import { optionsTables } from './schema/options.ts';
import { structureTables } from './schema/structure.ts';

export * from './schema/enums.ts';
export * from './schema/field.ts';
export * from './schema/operators.ts';
export * from './schema/unions.ts';

export const fileIdentifier = 'TFL3';

// Every table of the schema. Ids have gaps where a field was withdrawn.
export const fieldIds = { ...structureTables, ...optionsTables, ...options2Tables } as const;

export type TensorType = (typeof tensorTypes)[number];
export type BuiltinOperator = (typeof builtinOperators)[number];
export type OptionsTable = keyof typeof optionsTables | keyof typeof options2Tables;
export type TableName = keyof typeof fieldIds;
