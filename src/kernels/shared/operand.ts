import { input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { constantValue } from '../../graph/values.ts';
import type { Arg, Table } from '../kernel.ts';
import { constant } from './requantize.ts';

/** Input `i` as a kernel reads it: from memory, or a table in flash where the model holds it. */
export function operand(op: Op<unknown>, i: number): Arg {
  const tensor = input(op, i);
  if (tensor.data === null) return { kind: 'input', index: i, form: 'plain' };
  const table = constantValue(tensor) as Table;
  return constant(`operand_${i}`, table, Math.max(1, tensor.shape.at(-1) ?? 1), Math.max(4, table.BYTES_PER_ELEMENT));
}
