/** A plain text table: first column left, the others right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number): string =>
    column === 0 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!);
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

export function thousands(n: number | undefined): string {
  return n === undefined ? '-' : n.toLocaleString('en-US');
}

/** "0.43x": ours divided by theirs. */
export function ratio(ours: number, theirs: number | undefined): string {
  return theirs === undefined ? '-' : `${(ours / theirs).toFixed(2)}x`;
}
