/** Numbers and tables as a person reads them; the same on every machine. */

export function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

export function bytesText(bytes: number): string {
  return `${grouped(bytes)} B`;
}

/** "64 KiB" where it is a whole number of them, else bytes. */
export function roundSize(bytes: number): string {
  if (bytes >= 1024 * 1024 && bytes % (1024 * 1024) === 0) return `${bytes / (1024 * 1024)} MiB`;
  if (bytes >= 1024 && bytes % 1024 === 0) return `${grouped(bytes / 1024)} KiB`;
  return bytesText(bytes);
}

export function percent(part: number, whole: number): string {
  const share = (100 * part) / whole;
  if (part > 0 && share < 0.1) return '< 0.1 %';
  return `${share < 10 ? share.toFixed(1) : Math.round(share)} %`;
}

/** [####------], full when over. */
export function bar(part: number, whole: number, width = 16): string {
  const filled = Math.min(width, part === 0 ? 0 : Math.max(1, Math.round((width * part) / whole)));
  return `[${'#'.repeat(filled)}${'-'.repeat(width - filled)}]`;
}

export function shapeText(shape: readonly number[]): string {
  return shape.join('x') || 'scalar';
}

/** Columns padded to their widest cell; a column whose name begins with ">" is right-aligned. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const right = head.map((name) => name.startsWith('>'));
  const cells = [head.map((name) => name.replace(/^>/, '')), ...rows];
  const widths = head.map((_, c) => Math.max(...cells.map((row) => (row[c] ?? '').length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, c) => (right[c] ? cell.padStart(widths[c] ?? 0) : cell.padEnd(widths[c] ?? 0)))
      .join('  ')
      .trimEnd();
  return cells.map(line).join('\n');
}
