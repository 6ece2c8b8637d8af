export type ScalarType = 'bool' | 'i8' | 'u8' | 'i16' | 'u16' | 'i32' | 'u32' | 'i64' | 'u64' | 'f32' | 'f64';
export type FieldType = ScalarType | `[${ScalarType}]` | 'string' | 'table' | '[table]' | 'union';

// Index in the vtable, type, value when the field is absent (null for what is stored by offset), and what the number or
// the offset stands for: a key of `enums`, a key of `unions`, or the name of the table.
// The type of a union in field `x` stands in field `x_type`.
export type Field = readonly [id: number, type: FieldType, absent: number | boolean | null, of?: string];
export type Fields = Readonly<Record<string, Field>>;
