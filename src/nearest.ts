/** The known word that a misspelled one most likely means: one that begins alike, else the fewest edits; null if none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const prefixed = known.find((other) => isPrefix(word, other) || isPrefix(other, word));
  if (prefixed !== undefined) return prefixed;
  const ranked = known
    .map((other) => ({ other, edits: edits(word.toLowerCase(), other.toLowerCase()) }))
    .toSorted((a, b) => a.edits - b.edits);
  const [best] = ranked;
  return best && best.edits < word.length && best.edits <= Math.max(1, Math.floor(word.length / 3)) ? best.other : null;
}

function isPrefix(short: string, long: string): boolean {
  return short.length >= 3 && long.startsWith(short);
}

/** Levenshtein distance, one row at a time. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
