import type { Lifetime } from './types.ts';

export interface Block {
  readonly bytes: number;
  readonly align: number;
  readonly lifetime: Lifetime;
}

export interface Packing {
  readonly offsets: readonly number[];
  readonly bytes: number;
  /** Largest sum of block bytes alive at once: no placement is smaller. */
  readonly lowerBoundBytes: number;
}

/** Offsets such that blocks alive together do not overlap. Tries several orders, keeps the smallest; deterministic. */
export function pack(blocks: readonly Block[]): Packing {
  const lowerBoundBytes = lowerBound(blocks);
  let best: Packing | null = null;
  for (const order of orders(blocks)) {
    const packing = firstFit(blocks, order, lowerBoundBytes);
    if (best === null || packing.bytes < best.bytes) best = packing;
    if (best.bytes === lowerBoundBytes) break;
  }
  return best ?? { offsets: [], bytes: 0, lowerBoundBytes };
}

function lowerBound(blocks: readonly Block[]): number {
  const starts = blocks.map((block) => block.lifetime.first);
  const alive = (step: number): number =>
    blocks.filter((b) => b.lifetime.first <= step && step <= b.lifetime.last).reduce((sum, b) => sum + b.bytes, 0);
  return Math.max(0, ...starts.map(alive));
}

/** Largest first, longest first, by start, and around the fullest step; each breaks ties by position. */
function orders(blocks: readonly Block[]): readonly (readonly number[])[] {
  const ids = blocks.map((_, i) => i);
  const life = (b: Block): number => b.lifetime.last - b.lifetime.first + 1;
  const by = (key: (b: Block) => number): readonly number[] =>
    ids.toSorted((a, b) => key(blocks[b]!) - key(blocks[a]!) || a - b);
  return [
    by((b) => b.bytes),
    by((b) => b.bytes * life(b)),
    by((b) => life(b) * 1e9 + b.bytes),
    by((b) => -b.lifetime.first),
    by((b) => b.lifetime.last),
    by((b) => pressure(blocks, b)),
  ];
}

/** Blocks alive at the fullest steps go first. */
function pressure(blocks: readonly Block[], block: Block): number {
  const overlapping = blocks.filter((other) => overlaps(other, block));
  return overlapping.reduce((sum, other) => sum + other.bytes, 0);
}

function overlaps(a: Block, b: Block): boolean {
  return a.lifetime.first <= b.lifetime.last && b.lifetime.first <= a.lifetime.last;
}

/** Each block in turn at the lowest offset that is free for its whole life. */
function firstFit(blocks: readonly Block[], order: readonly number[], lowerBoundBytes: number): Packing {
  const offsets: number[] = blocks.map(() => -1);
  let bytes = 0;
  for (const i of order) {
    const block = blocks[i]!;
    const taken = blocks
      .map((other, j) => ({ start: offsets[j]!, end: offsets[j]! + other.bytes, other }))
      .filter(({ start, other }) => start >= 0 && overlaps(other, block))
      .toSorted((a, b) => a.start - b.start);
    let at = 0;
    for (const { start, end } of taken) {
      if (start - at >= block.bytes) break;
      at = Math.max(at, Math.ceil(end / block.align) * block.align);
    }
    offsets[i] = at;
    bytes = Math.max(bytes, at + block.bytes);
  }
  return { offsets, bytes, lowerBoundBytes };
}
