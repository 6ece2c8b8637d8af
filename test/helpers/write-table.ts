import { type Builder, type Offset } from 'flatbuffers';
import { enums, fieldIds, unions } from '../../src/parse/schema.ts';
import type { Field, Fields, ScalarType, TableName } from '../../src/parse/schema.ts';

// Enum fields take their word ('same') or their number, unions the table they hold and its fields.
export interface UnionValue {
  readonly table: TableName;
  readonly fields: TableValues;
}
export interface TableValues {
  readonly [field: string]: FieldValue | undefined;
}
type Scalar = number | bigint | boolean | string;
export type FieldValue = Scalar | readonly Scalar[] | Uint8Array | TableValues | readonly TableValues[] | UnionValue;

type Slot = () => void;

// Writes a table and all below it. A field that is undefined or equal to its default is left out, as flatc does.
export function writeTable(builder: Builder, table: TableName, values: TableValues): Offset {
  const fields: Fields = fieldIds[table];
  const slots = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : fieldSlots(builder, table, name, value),
  );
  builder.startObject(1 + Math.max(-1, ...Object.values(fields).map(([id]) => id)));
  for (const fill of slots) fill();
  return builder.endObject();
}

// Children must be stored before their parent begins, so this stores them at once and returns what is left to do.
function fieldSlots(builder: Builder, table: TableName, name: string, value: FieldValue): Slot[] {
  const field = fieldOf(table, name);
  const [id, type] = field;
  if (isScalar(type)) return [() => addScalar(builder, type, field, value as Scalar)];
  const offset = writeChild(builder, field, value);
  const slot = () => builder.addFieldOffset(id, offset, 0);
  return type === 'union' ? [slot, unionTypeSlot(builder, table, name, value as UnionValue)] : [slot];
}

function fieldOf(table: TableName, name: string): Field {
  const fields: Fields = fieldIds[table];
  const field = fields[name];
  if (!field) throw new Error(`${table} has no field "${name}", only: ${Object.keys(fields).join(', ')}`);
  return field;
}

function unionTypeSlot(builder: Builder, table: TableName, name: string, value: UnionValue): Slot {
  const names: readonly (string | null)[] = unions[fieldOf(table, name)[3] as keyof typeof unions];
  const number = names.indexOf(value.table);
  if (number < 0) throw new Error(`${table}.${name} cannot hold ${value.table}`);
  const [typeId] = fieldOf(table, `${name}_type`);
  return () => builder.addFieldInt8(typeId, number, 0);
}

function writeChild(builder: Builder, [, type, , of]: Field, value: FieldValue): Offset {
  switch (type) {
    case 'string':
      return builder.createString(value as string);
    case 'table':
      return writeTable(builder, of as TableName, value as TableValues);
    case 'union':
      return writeTable(builder, (value as UnionValue).table, (value as UnionValue).fields);
    case '[table]':
      return writeTables(builder, of as TableName, value as readonly TableValues[]);
    default:
      return value instanceof Uint8Array
        ? writeBytes(builder, value)
        : writeScalars(builder, type.slice(1, -1) as ScalarType, of, value as readonly Scalar[]);
  }
}

function writeTables(builder: Builder, table: TableName, rows: readonly TableValues[]): Offset {
  const offsets = rows.map((row) => writeTable(builder, table, row));
  builder.startVector(4, offsets.length, 4);
  for (const offset of offsets.toReversed()) builder.addOffset(offset);
  return builder.endVector();
}

// The schema asks for buffers at multiples of 16; other byte vectors do not mind.
function writeBytes(builder: Builder, bytes: Uint8Array): Offset {
  builder.prep(16, bytes.length);
  return builder.createByteVector(bytes);
}

function writeScalars(builder: Builder, type: ScalarType, of: string | undefined, values: readonly Scalar[]): Offset {
  const { bytes, add } = scalars[type];
  builder.startVector(bytes, values.length, bytes);
  for (const value of values.toReversed()) add(builder, numberOf(value, of));
  return builder.endVector();
}

function addScalar(builder: Builder, type: ScalarType, [id, , absent, of]: Field, value: Scalar): void {
  scalars[type].addField(builder, id, numberOf(value, of), Number(absent));
}

function numberOf(value: Scalar, of: string | undefined): number | bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value !== 'string') return Number(value);
  const words: readonly string[] = enums[of as keyof typeof enums] ?? [];
  if (!words.includes(value)) throw new Error(`"${value}" is none of: ${words.join(', ')}`);
  return words.indexOf(value);
}

function isScalar(type: string): type is ScalarType {
  return type in scalars;
}

type AnyNumber = number | bigint;
interface ScalarWriter {
  readonly bytes: number;
  readonly add: (builder: Builder, value: AnyNumber) => void;
  readonly addField: (builder: Builder, id: number, value: AnyNumber, absent: number) => void;
}

const int8: ScalarWriter = {
  bytes: 1,
  add: (builder, value) => builder.addInt8(Number(value)),
  addField: (builder, id, value, absent) => builder.addFieldInt8(id, Number(value), absent),
};
const int16: ScalarWriter = {
  bytes: 2,
  add: (builder, value) => builder.addInt16(Number(value)),
  addField: (builder, id, value, absent) => builder.addFieldInt16(id, Number(value), absent),
};
const int32: ScalarWriter = {
  bytes: 4,
  add: (builder, value) => builder.addInt32(Number(value)),
  addField: (builder, id, value, absent) => builder.addFieldInt32(id, Number(value), absent),
};
const int64: ScalarWriter = {
  bytes: 8,
  add: (builder, value) => builder.addInt64(BigInt(value)),
  addField: (builder, id, value, absent) => builder.addFieldInt64(id, BigInt(value), BigInt(absent)),
};
const float32: ScalarWriter = {
  bytes: 4,
  add: (builder, value) => builder.addFloat32(Number(value)),
  addField: (builder, id, value, absent) => builder.addFieldFloat32(id, Number(value), absent),
};
const float64: ScalarWriter = {
  bytes: 8,
  add: (builder, value) => builder.addFloat64(Number(value)),
  addField: (builder, id, value, absent) => builder.addFieldFloat64(id, Number(value), absent),
};

// Unsigned numbers go through the signed writers: the stored bits are the same.
const scalars: Readonly<Record<ScalarType, ScalarWriter>> = {
  bool: int8,
  i8: int8,
  u8: int8,
  i16: int16,
  u16: int16,
  i32: int32,
  u32: int32,
  i64: int64,
  u64: int64,
  f32: float32,
  f64: float64,
};
