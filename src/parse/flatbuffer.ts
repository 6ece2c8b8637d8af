import { ByteBuffer } from 'flatbuffers';
import { fail, problem } from '../errors.ts';

/**
 * Bounds-checked reading of flatbuffer tables; knows nothing of tflite. The stock ByteBuffer reads past the end as
 * zero, which turns a truncated file into a different model; here every access checks first and a failure carries the
 * field and the offset.
 */
export interface Bytes {
  readonly buffer: ByteBuffer;
  readonly raw: Uint8Array;
  /** Tables and vectors entered so far: a bound on work, so that a file of overlapping tables cannot stall the reader. */
  readonly budget: { left: number };
}

export function openBytes(raw: Uint8Array): Bytes {
  return { raw, buffer: new ByteBuffer(raw), budget: { left: 4_000_000 + 16 * raw.length } };
}

export type ScalarType = 'i8' | 'u8' | 'bool' | 'i16' | 'u16' | 'i32' | 'u32' | 'i64' | 'u64' | 'f32' | 'f64';

const scalarBytes: Readonly<Record<ScalarType, number>> = {
  i8: 1, u8: 1, bool: 1, i16: 2, u16: 2, i32: 4, u32: 4, f32: 4, i64: 8, u64: 8, f64: 8,
}; // prettier-ignore

export class TableReader {
  readonly bytes: Bytes;
  readonly position: number;
  readonly path: string;
  private readonly vtable: number;
  private readonly vtableBytes: number;

  constructor(bytes: Bytes, position: number, path: string) {
    this.bytes = bytes;
    this.position = position;
    this.path = path;
    spend(bytes, 1, path, position);
    this.vtable = position - readScalar(bytes, 'i32', position, path);
    this.vtableBytes = readScalar(bytes, 'u16', this.vtable, `${path}.vtable`);
    if (this.vtableBytes < 4 || this.vtableBytes % 2 !== 0)
      damaged(`${path}.vtable`, this.vtable, `size ${this.vtableBytes}`);
    check(bytes, this.vtable, this.vtableBytes, `${path}.vtable`);
  }

  /** Absolute position of a field's bytes, or null where the file leaves it at its default. */
  private field(id: number, name: string): number | null {
    const entry = 4 + 2 * id;
    if (entry + 2 > this.vtableBytes) return null;
    const offset = readScalar(this.bytes, 'u16', this.vtable + entry, `${this.path}.${name}`);
    return offset === 0 ? null : this.position + offset;
  }

  has(id: number, name: string): boolean {
    return this.field(id, name) !== null;
  }

  scalar(id: number, name: string, type: ScalarType, fallback: number): number {
    const at = this.field(id, name);
    return at === null ? fallback : readScalar(this.bytes, type, at, `${this.path}.${name}`);
  }

  /** The position that an offset field points at. */
  private target(id: number, name: string): number | null {
    const at = this.field(id, name);
    if (at === null) return null;
    const path = `${this.path}.${name}`;
    const target = at + readScalar(this.bytes, 'u32', at, path);
    check(this.bytes, target, 4, path);
    return target;
  }

  table(id: number, name: string): TableReader | null {
    const target = this.target(id, name);
    return target === null ? null : new TableReader(this.bytes, target, `${this.path}.${name}`);
  }

  string(id: number, name: string): string {
    const at = this.vectorAt(id, name, 1);
    return at === null ? '' : decodeText(this.bytes.raw.subarray(at.start, at.start + at.length));
  }

  /** A view, not a copy, of a [ubyte] vector. */
  byteVector(id: number, name: string): Uint8Array | null {
    const at = this.vectorAt(id, name, 1);
    return at === null ? null : this.bytes.raw.subarray(at.start, at.start + at.length);
  }

  numbers(id: number, name: string, type: ScalarType): readonly number[] | null {
    const size = scalarBytes[type];
    const at = this.vectorAt(id, name, size);
    if (at === null) return null;
    const path = `${this.path}.${name}`;
    return Array.from({ length: at.length }, (_, i) => readScalar(this.bytes, type, at.start + i * size, path));
  }

  tables(id: number, name: string): readonly TableReader[] {
    const at = this.vectorAt(id, name, 4);
    if (at === null) return [];
    return Array.from({ length: at.length }, (_, i) => {
      const path = `${this.path}.${name}[${i}]`;
      const entry = at.start + 4 * i;
      return new TableReader(this.bytes, entry + readScalar(this.bytes, 'u32', entry, path), path);
    });
  }

  private vectorAt(id: number, name: string, elementBytes: number): { start: number; length: number } | null {
    const target = this.target(id, name);
    if (target === null) return null;
    const path = `${this.path}.${name}`;
    const length = readScalar(this.bytes, 'u32', target, path);
    check(this.bytes, target + 4, length * elementBytes, path);
    if (elementBytes > 1) spend(this.bytes, length, path, target);
    return { start: target + 4, length };
  }
}

/** The root table, after the size prefix check that every flatbuffer begins with. */
export function rootTable(bytes: Bytes, path: string): TableReader {
  return new TableReader(bytes, readScalar(bytes, 'u32', 0, path), path);
}

function readScalar(bytes: Bytes, type: ScalarType, at: number, path: string): number {
  check(bytes, at, scalarBytes[type], path);
  const b = bytes.buffer;
  switch (type) {
    case 'i8': return b.readInt8(at);
    case 'u8': return b.readUint8(at);
    case 'bool': return b.readUint8(at) === 0 ? 0 : 1;
    case 'i16': return b.readInt16(at);
    case 'u16': return b.readUint16(at);
    case 'i32': return b.readInt32(at);
    case 'u32': return b.readUint32(at);
    case 'f32': return b.readFloat32(at);
    case 'f64': return b.readFloat64(at);
    case 'i64': return safeInteger(b.readInt64(at), path, at);
    case 'u64': return safeInteger(b.readUint64(at), path, at);
  }
} // prettier-ignore

function safeInteger(value: bigint, path: string, at: number): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER))
    damaged(path, at, `integer ${value}`);
  return Number(value);
}

function check(bytes: Bytes, at: number, length: number, path: string): void {
  if (at >= 0 && at + length <= bytes.raw.length) return;
  fail(
    problem('parse/truncated', `${path} lies outside the file`, {
      at: { byte: at },
      got: `${length} bytes at offset ${at} of a file of ${bytes.raw.length} bytes`,
      hint: 'the file is truncated or damaged: export or download it again',
    }),
  );
}

function spend(bytes: Bytes, amount: number, path: string, at: number): void {
  bytes.budget.left -= amount;
  if (bytes.budget.left >= 0) return;
  fail(problem('parse/limit', `${path}: the file describes more tables than its size can hold`, { at: { byte: at } }));
}

export function damaged(path: string, byte: number, got: string): never {
  fail(
    problem('parse/damaged', `${path} is damaged`, {
      at: { byte },
      got,
      hint: 'the file is damaged: export or download it again',
    }),
  );
}

function decodeText(raw: Uint8Array): string {
  return new TextDecoder('utf-8').decode(raw);
}
