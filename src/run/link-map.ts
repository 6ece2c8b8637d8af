/** Which part of the linked program comes from where, read from GNU ld's map: symbols do not cover constants' pools. */
import type { SymbolKind, Sizes } from './elf.ts';

export interface SizesByOrigin {
  readonly model: Sizes;
  /** Start-up, files, counters and the generated main.c. */
  readonly harness: Sizes;
  /** The compiler's and the C library, whoever needed them. */
  readonly libraries: Sizes;
}

export type Origin = keyof SizesByOrigin;

const kinds: Readonly<Record<string, SymbolKind>> = {
  '.vectors': 'text',
  '.text': 'text',
  '.rodata': 'rodata',
  '.ARM.extab': 'rodata',
  '.ARM.exidx': 'rodata',
  '.data': 'data',
  '.bss': 'bss',
};

/** Padding between sections belongs to nobody, so the sums can be a few bytes short of the program's size. */
export function sizesByOrigin(map: string, originOf: (path: string) => Origin): SizesByOrigin {
  const sums = { model: zero(), harness: zero(), libraries: zero() };
  const placed = map.slice(map.indexOf('Linker script and memory map'));
  // An output section starts a line; its input sections are indented by one blank, long names continue on the next line.
  const section = /^( ?)(\.[^\s(]+|COMMON)\s+0x[0-9a-f]+\s+0x([0-9a-f]+)(?: ([^\n]+))?$/gm;
  let kind: SymbolKind | undefined;
  for (const [, indent, name = '', bytes = '0', rest = ''] of placed.matchAll(section)) {
    if (indent === '') kind = kinds[name];
    else if (kind !== undefined) sums[originOf(rest.trim())][kind] += parseInt(bytes, 16);
  }
  return sums;
}

function zero(): Record<SymbolKind, number> {
  return { text: 0, rodata: 0, data: 0, bss: 0 };
}
