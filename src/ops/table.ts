import { input } from '../graph/tensor.ts';
import type { Value } from '../graph/values.ts';
import { tableKernels } from '../kernels/table/index.ts';
import type { OpDef } from './op.ts';

export interface TableAttrs {
  /** Output code of each input code, from -128 to 127. */
  readonly table: Int8Array;
  /** The operators that the table stands for, for headings. */
  readonly stands: string;
}

/** Ours: an elementwise function of one int8 code, tabulated at compile time by the reference meaning of what it replaces. */
export const table: OpDef<TableAttrs> = {
  tflite: null,
  options: null,
  readOptions: () => ({ table: new Int8Array(256), stands: '' }),
  types: [{ inputs: ['int8'], outputs: ['int8'] }],
  rules: [],
  infer: (op) => [input(op, 0).shape],
  reference: (op, [source]) => [Int8Array.from(source as Int8Array, (code) => op.attrs.table[code + 128]!) as Value],
  kernels: tableKernels,
};
