/** Reads the archive that TFLite's metadata tools append to a model. Bounds-checked; a damaged archive has no entries. */
export interface ZipEntry {
  readonly name: string;
  /** Null where the entry is compressed: nothing here inflates. */
  readonly data: Uint8Array | null;
}

const END_RECORD = 0x06054b50;
const CENTRAL_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;

export function zipEntries(file: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = findEnd(view);
  if (end === null) return [];
  const count = view.getUint16(end + 10, true);
  const bytes = view.getUint32(end + 12, true);
  const start = end - bytes;
  // Offsets count from the archive's start or the file's, depending on the tool: the directory's place tells which.
  const shift = start - view.getUint32(end + 16, true);
  if (start < 0 || shift < 0) return [];
  return readDirectory(file, view, { start, end, count, shift });
}

/** The end record, searched backwards over a possible comment. */
function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= lowest; at--) {
    const comment = view.byteLength - END_BYTES - at;
    if (view.getUint32(at, true) === END_RECORD && view.getUint16(at + 20, true) === comment) return at;
  }
  return null;
}

interface Directory {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  readonly shift: number;
}

function readDirectory(file: Uint8Array, view: DataView, directory: Directory): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = directory.start;
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > directory.end || view.getUint32(at, true) !== CENTRAL_RECORD) return [];
    const nameBytes = view.getUint16(at + 28, true);
    const next = at + 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > directory.end) return [];
    const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + nameBytes));
    entries.push({ name, data: storedData(file, view, at, directory.shift) });
    at = next;
  }
  return entries;
}

/** Bytes of an entry that is stored as it is; null for any other. */
function storedData(file: Uint8Array, view: DataView, central: number, shift: number): Uint8Array | null {
  const encrypted = (view.getUint16(central + 8, true) & 1) !== 0;
  const bytes = view.getUint32(central + 20, true);
  const local = view.getUint32(central + 42, true) + shift;
  if (encrypted || view.getUint16(central + 10, true) !== 0) return null;
  if (local + 30 > file.length || view.getUint32(local, true) !== LOCAL_RECORD) return null;
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  return start + bytes <= file.length ? file.subarray(start, start + bytes) : null;
}
