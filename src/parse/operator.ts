import type { Node } from '../graph/types.ts';
import type { OpDef, OptionsReader } from '../ops/op.ts';
import type { Fields } from './fields.ts';
import { damaged } from './flatbuffer.ts';
import { builtinOptions, builtinOptions2, enums, type Field, fieldIds, type OptionsTable } from './schema.ts';

export function readNode(
  operator: Fields<'Operator'>,
  index: number,
  codes: readonly { readonly kind: string; readonly version: number }[],
  tensorCount: number,
  raw: Uint8Array,
  lookup: (kind: string) => OpDef<unknown> | null,
): Node {
  const { path, position } = operator.reader;
  const opcode = operator.number('opcode_index');
  const code = codes[opcode] ?? damaged(`${path}.opcode_index`, position, `${opcode} of ${codes.length}`);
  const ids = (field: 'inputs' | 'outputs' | 'intermediates', lowest: number): readonly number[] => {
    const list = operator.numbers(field) ?? [];
    const wrong = list.find((id) => id < lowest || id >= tensorCount);
    return wrong === undefined ? list : damaged(`${path}.${field}`, position, `tensor ${wrong} of ${tensorCount}`);
  };
  const def = lookup(code.kind);
  return {
    index,
    kind: code.kind,
    version: code.version,
    attrs: def === null ? null : def.readOptions(optionsReader(operator, def, raw)),
    inputs: ids('inputs', -1),
    outputs: ids('outputs', 0),
    intermediates: ids('intermediates', 0),
  };
}

/** The options table that the operator declares; where the file stores none, every field has the schema's default. */
function optionsReader(operator: Fields<'Operator'>, def: OpDef<unknown>, raw: Uint8Array): OptionsReader {
  const table = def.options as OptionsTable | null;
  const stored = table === null ? null : storedOptions(operator, table);
  const read = <T>(
    field: string,
    pick: (fields: Fields<OptionsTable>, name: never) => T,
    absent: (field: Field) => T,
  ): T => {
    const declared = (fieldIds[table as OptionsTable] as Readonly<Record<string, Field>>)[field] as Field;
    return stored === null ? absent(declared) : pick(stored, field as never);
  };
  const word = (field: Field): string =>
    (enums[field[3] as keyof typeof enums] as readonly string[])[Number(field[2])] ?? '';
  return {
    number: (field) => read(field, (f, name) => f.number(name), (f) => Number(f[2])),
    flag: (field) => read(field, (f, name) => f.number(name) !== 0, (f) => Boolean(f[2])),
    word: (field) => read(field, (f, name) => f.word(name), word),
    numbers: (field) => read(field, (f, name) => f.numbers(name), () => null),
    text: (field) => read(field, (f, name) => f.text(name), () => ''),
    custom: () => customOptions(operator, raw),
  }; // prettier-ignore
}

function storedOptions(operator: Fields<'Operator'>, table: OptionsTable): Fields<OptionsTable> | null {
  const first = builtinOptions[operator.number('builtin_options_type')] ?? null;
  const second = builtinOptions2[operator.number('builtin_options_2_type')] ?? null;
  if (first === table) return operator.table('builtin_options', table);
  if (second === table) return operator.table('builtin_options_2', table);
  const { path, position } = operator.reader;
  return first === null && second === null
    ? null
    : damaged(`${path}.builtin_options`, position, `${first ?? second} where ${table} belongs`);
}

function customOptions(operator: Fields<'Operator'>, raw: Uint8Array): Uint8Array {
  const inside = operator.bytes('custom_options');
  if (inside !== null && inside.length > 0) return inside;
  const [offset, size] = [operator.number('large_custom_options_offset'), operator.number('large_custom_options_size')];
  if (offset <= 1 || size === 0) return new Uint8Array(0);
  if (offset + size > raw.length)
    damaged(operator.reader.path, operator.reader.position, `custom options of ${size} bytes at ${offset}`);
  return raw.subarray(offset, offset + size);
}
