/** Section and symbol sizes, read from an ELF file itself: no size, no nm, the same on every computer. */

export interface Sizes {
  /** Code, with the vector table. */
  readonly text: number;
  readonly rodata: number;
  readonly data: number;
  readonly bss: number;
}

export type SymbolKind = keyof Sizes;

export interface SymbolSize {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly address: number;
  readonly bytes: number;
}

export interface ElfContents {
  readonly sizes: Sizes;
  /** Functions and variables, largest first. */
  readonly symbols: readonly SymbolSize[];
}

interface Section {
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
}

const SHT_SYMTAB = 2;
const SHT_NOBITS = 8;
const SHF_WRITE = 1;
const SHF_ALLOC = 2;
const SHF_EXECINSTR = 4;
const STT_OBJECT = 1;
const STT_FUNC = 2;

/** Null when the file is not little-endian ELF, as on macOS and Windows. */
export function readElf(bytes: Uint8Array): ElfContents | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 64 || view.getUint32(0) !== 0x7f454c46 || bytes[5] !== 1) return null;
  const fields = fieldReader(view, bytes[4] === 2);
  const sections = readSections(bytes, fields);
  return { sizes: sumSizes(sections), symbols: readSymbols(bytes, fields, sections) };
}

/** ELF32 and ELF64 hold the same fields in other places. */
function fieldReader(view: DataView, is64: boolean) {
  const half = (at: number) => view.getUint16(at, true);
  const word = (at: number) => view.getUint32(at, true);
  const address = (at: number) => (is64 ? Number(view.getBigUint64(at, true)) : word(at));
  return { is64, half, word, address, byte: (at: number) => view.getUint8(at) };
}

type Fields = ReturnType<typeof fieldReader>;

function readSections(bytes: Uint8Array, { is64, half, word, address }: Fields): readonly Section[] {
  const start = address(is64 ? 0x28 : 0x20);
  const entryBytes = half(is64 ? 0x3a : 0x2e);
  const count = half(is64 ? 0x3c : 0x30);
  const namesIndex = half(is64 ? 0x3e : 0x32);
  const names = address(start + namesIndex * entryBytes + (is64 ? 0x18 : 0x10));
  return Array.from({ length: count }, (_, i) => {
    const at = start + i * entryBytes;
    return {
      name: textAt(bytes, names + word(at)),
      type: word(at + 4),
      flags: address(at + 8),
      offset: address(at + (is64 ? 0x18 : 0x10)),
      size: address(at + (is64 ? 0x20 : 0x14)),
      link: word(at + (is64 ? 0x28 : 0x18)),
    };
  });
}

function textAt(bytes: Uint8Array, at: number): string {
  return new TextDecoder().decode(bytes.subarray(at, bytes.indexOf(0, at)));
}

function sumSizes(sections: readonly Section[]): Sizes {
  const sizes = { text: 0, rodata: 0, data: 0, bss: 0 };
  for (const section of sections) {
    const kind = kindOf(section);
    if (kind !== null) sizes[kind] += section.size;
  }
  return sizes;
}

/** The stack is reserved memory, not a size of the program. */
function kindOf({ name, type, flags }: Section): SymbolKind | null {
  if ((flags & SHF_ALLOC) === 0 || name === '.stack') return null;
  if (type === SHT_NOBITS) return 'bss';
  if ((flags & SHF_WRITE) !== 0) return 'data';
  return (flags & SHF_EXECINSTR) !== 0 || name === '.vectors' ? 'text' : 'rodata';
}

function readSymbols(bytes: Uint8Array, fields: Fields, sections: readonly Section[]): readonly SymbolSize[] {
  const table = sections.find(({ type }) => type === SHT_SYMTAB);
  const names = table === undefined ? undefined : sections[table.link];
  if (table === undefined || names === undefined) return [];
  const { is64, half, word, address, byte } = fields;
  const entryBytes = is64 ? 24 : 16;
  const symbols: SymbolSize[] = [];
  for (let at = table.offset; at < table.offset + table.size; at += entryBytes) {
    const type = byte(at + (is64 ? 4 : 12)) & 15;
    const section = sections[half(at + (is64 ? 6 : 14))];
    const kind = section === undefined ? null : kindOf(section);
    const size = address(at + (is64 ? 16 : 8));
    if (kind === null || size === 0 || (type !== STT_OBJECT && type !== STT_FUNC)) continue;
    const value = address(at + (is64 ? 8 : 4));
    // Bit 0 of a Thumb function's address is not part of the address.
    const start = !is64 && type === STT_FUNC ? value - (value % 2) : value;
    symbols.push({ name: textAt(bytes, names.offset + word(at)), kind, address: start, bytes: size });
  }
  return symbols.toSorted((a, b) => b.bytes - a.bytes || a.name.localeCompare(b.name));
}
