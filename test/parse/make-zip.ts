export interface ZipSpec {
  readonly name: string;
  readonly text: string;
  /** 0 stored, 8 deflated (the bytes are not really so: nobody looks). */
  readonly method?: number;
}

/** A model with an archive behind it. Offsets count from the file's start, as Python writes them, or from the archive's. */
export function withZip(model: Uint8Array, entries: readonly ZipSpec[], fromArchive = false, comment = ''): Uint8Array {
  const base = fromArchive ? 0 : model.length;
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = base;
  for (const { name, text, method = 0 } of entries) {
    const [nameBytes, data] = [new TextEncoder().encode(name), new TextEncoder().encode(text)];
    const sizes = [0, 0, 0, data.length, data.length] as const;
    const local = record([[4, 0x04034b50], [2, 20], [2, 0], [2, method], [2, 0], [2, 0], ...fours(sizes.slice(2)), [2, nameBytes.length], [2, 0]]); // prettier-ignore
    directory.push(
      record([[4, 0x02014b50], [2, 20], [2, 20], [2, 0], [2, method], [2, 0], [2, 0], ...fours(sizes.slice(2)), [2, nameBytes.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), // prettier-ignore
      nameBytes,
    );
    chunks.push(local, nameBytes, data);
    offset += local.length + nameBytes.length + data.length;
  }
  const central = join(directory);
  const end = record([[4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, central.length], [4, offset], [2, comment.length]]); // prettier-ignore
  return join([model, ...chunks, central, end, new TextEncoder().encode(comment)]);
}

type FieldSpec = readonly [bytes: number, value: number];

function fours(values: readonly number[]): readonly FieldSpec[] {
  return values.map((value) => [4, value] as const);
}

function record(fields: readonly FieldSpec[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([bytes, value]) => Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 0xff)),
  );
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
