import { damaged, type TableReader } from './flatbuffer.ts';
import { type Field, fieldIds, type ScalarType, type TableName, enums } from './schema.ts';

type FieldName<T extends TableName> = keyof (typeof fieldIds)[T] & string;

/** Typed access to one table of the schema: field names instead of vtable numbers, the schema's defaults where a field is absent. */
export interface Fields<T extends TableName> {
  readonly reader: TableReader;
  readonly number: (field: FieldName<T>) => number;
  readonly word: (field: FieldName<T>) => string;
  readonly text: (field: FieldName<T>) => string;
  readonly numbers: (field: FieldName<T>) => readonly number[] | null;
  readonly bytes: (field: FieldName<T>) => Uint8Array | null;
  readonly has: (field: FieldName<T>) => boolean;
  readonly table: <U extends TableName>(field: FieldName<T>, of: U) => Fields<U> | null;
  readonly tables: <U extends TableName>(field: FieldName<T>, of: U) => readonly Fields<U>[];
}

export function fieldsOf<T extends TableName>(reader: TableReader, table: T): Fields<T> {
  const at = (name: FieldName<T>): Field => (fieldIds[table] as Readonly<Record<string, Field>>)[name] as Field;
  const number = (name: FieldName<T>): number => {
    const [id, type, absent] = at(name);
    return reader.scalar(id, name, type as ScalarType, Number(absent));
  };
  return {
    reader,
    number,
    word: (name) => wordOf(reader, at(name), name, number(name)),
    text: (name) => reader.string(at(name)[0], name),
    numbers: (name) => reader.numbers(at(name)[0], name, at(name)[1].slice(1, -1) as ScalarType),
    bytes: (name) => reader.byteVector(at(name)[0], name),
    has: (name) => reader.has(at(name)[0], name),
    table: (name, of) => {
      const inner = reader.table(at(name)[0], name);
      return inner === null ? null : fieldsOf(inner, of);
    },
    tables: (name, of) => reader.tables(at(name)[0], name).map((inner) => fieldsOf(inner, of)),
  };
}

/** The word that an enum number stands for. */
function wordOf(reader: TableReader, field: Field, name: string, value: number): string {
  const words = enums[field[3] as keyof typeof enums] as readonly string[];
  return words[value] ?? damaged(`${reader.path}.${name}`, reader.position, `${value}, which is no ${field[3]}`);
}
