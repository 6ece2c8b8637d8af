/** A C string literal in plain ASCII: other bytes of its UTF-8 as octal escapes, and no trigraphs. */
export function cString(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), escaped);
  return `"${bytes.join('').replaceAll('??', '?\\?')}"`;
}

/** Three octal digits end by themselves; a hexadecimal escape would swallow a digit behind it. */
function escaped(byte: number): string {
  const letter = String.fromCharCode(byte);
  if (letter === '"' || letter === '\\') return `\\${letter}`;
  return byte >= 0x20 && byte < 0x7f ? letter : `\\${byte.toString(8).padStart(3, '0')}`;
}
