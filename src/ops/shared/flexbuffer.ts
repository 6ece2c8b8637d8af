import { fail, problem } from '../../errors.ts';

/** What a flexbuffer holds; blobs and strings are kept as text, 64-bit integers as the nearest number. */
export type FlexValue = number | boolean | string | null | readonly FlexValue[] | ReadonlyMap<string, FlexValue>;

interface Source {
  readonly view: DataView;
  readonly name: string;
  /** Values still allowed: vectors may overlap, and a damaged buffer must not stall the reader. */
  readonly budget: { left: number };
}

const types = {
  null: 0, int: 1, uint: 2, float: 3, key: 4, string: 5, indirectInt: 6, indirectUint: 7, indirectFloat: 8, map: 9, vector: 10,
  firstTyped: 11, lastTyped: 15, firstTuple: 16, lastTuple: 24, blob: 25, bool: 26, bools: 36,
} as const; // prettier-ignore

const DEEPEST = 16;

/** Reads a whole flexbuffer; whatever is wrong with it becomes parse/damaged. `name` says in messages what it belongs to. */
export function readFlexbuffer(bytes: Uint8Array, name: string): FlexValue {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const source = { view, name, budget: { left: 1 + 4 * bytes.length } };
  const end = bytes.length;
  if (end < 3) damaged(source, 0, `${end} bytes`);
  const width = view.getUint8(end - 1);
  if (![1, 2, 4, 8].includes(width)) damaged(source, end - 1, `a root of ${width} bytes`);
  return readValue(source, end - 2 - width, width, view.getUint8(end - 2), 0);
}

/** The value at `at`, which takes `width` bytes there; its packed type holds its kind and the width behind an offset. */
function readValue(source: Source, at: number, width: number, packed: number, depth: number): FlexValue {
  if (--source.budget.left < 0 || depth > DEEPEST) damaged(source, at, 'values inside one another');
  const [kind, inner] = [packed >> 2, 1 << (packed & 3)];
  if (kind === types.null) return null;
  if (kind === types.bool) return readUint(source, at, width) !== 0;
  if (kind === types.int) return readInt(source, at, width);
  if (kind === types.uint) return readUint(source, at, width);
  if (kind === types.float) return readFloat(source, at, width);
  return readBehind(source, at - readUint(source, at, width), kind, inner, depth);
}

function readBehind(source: Source, at: number, kind: number, width: number, depth: number): FlexValue {
  if (kind === types.key) return readKey(source, at);
  if (kind === types.indirectInt) return readInt(source, at, width);
  if (kind === types.indirectUint) return readUint(source, at, width);
  if (kind === types.indirectFloat) return readFloat(source, at, width);
  if (kind === types.string || kind === types.blob) return readText(source, at, readUint(source, at - width, width));
  if (kind === types.map) return readMap(source, at, width, depth);
  if (kind === types.vector) return readVector(source, at, width, depth);
  if (kind >= types.firstTyped && kind <= types.lastTyped)
    return readTyped(
      source,
      at,
      width,
      kind - types.firstTyped + types.int,
      readUint(source, at - width, width),
      depth,
    );
  if (kind >= types.firstTuple && kind <= types.lastTuple) {
    const tuple = kind - types.firstTuple;
    return readTyped(source, at, width, (tuple % 3) + types.int, Math.floor(tuple / 3) + 2, depth);
  }
  if (kind === types.bools) return readTyped(source, at, width, types.bool, readUint(source, at - width, width), depth);
  return damaged(source, at, `a value of type ${kind}`);
}

/** Elements, then one packed type each. */
function readVector(source: Source, at: number, width: number, depth: number): readonly FlexValue[] {
  const length = readUint(source, at - width, width);
  check(source, at, length * (width + 1));
  return Array.from({ length }, (_, i) =>
    readValue(source, at + i * width, width, source.view.getUint8(at + length * width + i), depth + 1),
  );
}

function readTyped(
  source: Source,
  at: number,
  width: number,
  kind: number,
  length: number,
  depth: number,
): readonly FlexValue[] {
  check(source, at, length * width);
  return Array.from({ length }, (_, i) => readValue(source, at + i * width, width, kind << 2, depth + 1));
}

/** A vector of values with, before its length, the offset and the width of the vector of its keys. */
function readMap(source: Source, at: number, width: number, depth: number): FlexValue {
  const keysAt = at - 3 * width - readUint(source, at - 3 * width, width);
  const keysWidth = readUint(source, at - 2 * width, width);
  if (![1, 2, 4, 8].includes(keysWidth)) damaged(source, at - 2 * width, `keys of ${keysWidth} bytes`);
  const values = readVector(source, at, width, depth);
  check(source, keysAt, values.length * keysWidth);
  const entries = values.map((value, i) => {
    const keyAt = keysAt + i * keysWidth;
    return [readKey(source, keyAt - readUint(source, keyAt, keysWidth)), value] as const;
  });
  return new Map(entries);
}

function readKey(source: Source, at: number): string {
  let end = at;
  do check(source, end, 1);
  while (source.view.getUint8(end++) !== 0);
  return readText(source, at, end - 1 - at);
}

function readText(source: Source, at: number, length: number): string {
  check(source, at, length);
  source.budget.left -= length;
  if (source.budget.left < 0) damaged(source, at, 'more text than bytes');
  return new TextDecoder('utf-8').decode(new Uint8Array(source.view.buffer, source.view.byteOffset + at, length));
}

function readUint(source: Source, at: number, width: number): number {
  check(source, at, width);
  if (width === 1) return source.view.getUint8(at);
  if (width === 2) return source.view.getUint16(at, true);
  return width === 4 ? source.view.getUint32(at, true) : Number(source.view.getBigUint64(at, true));
}

function readInt(source: Source, at: number, width: number): number {
  check(source, at, width);
  if (width === 1) return source.view.getInt8(at);
  if (width === 2) return source.view.getInt16(at, true);
  return width === 4 ? source.view.getInt32(at, true) : Number(source.view.getBigInt64(at, true));
}

function readFloat(source: Source, at: number, width: number): number {
  check(source, at, width);
  if (width === 4) return source.view.getFloat32(at, true);
  return width === 8 ? source.view.getFloat64(at, true) : damaged(source, at, `a float of ${width} bytes`);
}

function check({ view, ...source }: Source, at: number, length: number): void {
  if (at >= 0 && at + length <= view.byteLength) return;
  damaged({ view, ...source }, at, `${length} bytes at ${at} of ${view.byteLength}`);
}

function damaged({ name }: Source, byte: number, got: string): never {
  fail(
    problem('parse/damaged', `the options of ${name} are damaged`, {
      got: `${got}, byte ${byte} of the options`,
      hint: 'the file is damaged: export or download it again',
    }),
  );
}
