/** A C string literal of any text: UTF-8, everything beyond printable ASCII in octal (always three digits), no trigraphs. */
export function cString(text: string): string {
  const codes = [...new TextEncoder().encode(text)].map((byte) => {
    const character = String.fromCharCode(byte);
    if (/["\\?]/.test(character)) return `\\${character}`;
    return byte >= 0x20 && byte <= 0x7e ? character : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `"${codes.join('')}"`;
}
