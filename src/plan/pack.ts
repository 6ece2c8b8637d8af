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
  for (const attempt of attempts(blocks)) {
    const offsets = attempt();
    const bytes = offsets.reduce((end, offset, i) => Math.max(end, offset + blocks[i]!.bytes), 0);
    if (best === null || bytes < best.bytes) best = { offsets, bytes, lowerBoundBytes };
    if (best.bytes === lowerBoundBytes) break;
  }
  return best ?? { offsets: [], bytes: 0, lowerBoundBytes };
}

/** Ways to place everything. A chain of layers, the usual network, is always perfect from both ends. */
function attempts(blocks: readonly Block[]): readonly (() => readonly number[])[] {
  if (blocks.length === 0) return [];
  const inTime = blocks
    .map((_, i) => i)
    .toSorted((a, b) => blocks[a]!.lifetime.first - blocks[b]!.lifetime.first || a - b);
  return [
    () => fromBothEnds(blocks, inTime, 0),
    () => fromBothEnds(blocks, inTime, 1),
    ...orders(blocks).map((order) => () => firstFit(blocks, order)),
  ];
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
function firstFit(blocks: readonly Block[], order: readonly number[]): readonly number[] {
  const offsets: number[] = blocks.map(() => -1);
  for (const i of order) offsets[i] = lowestFit(blocks[i]!, neighbours(blocks, offsets, i));
  return offsets;
}

/** In order of time, by turns at the bottom and at the top of the smallest arena that could do. */
function fromBothEnds(blocks: readonly Block[], order: readonly number[], turn: 0 | 1): readonly number[] {
  const top = lowerBound(blocks.map((block) => ({ ...block, bytes: roundUp(block.bytes, block.align) })));
  const offsets: number[] = blocks.map(() => -1);
  order.forEach((i, n) => {
    const taken = neighbours(blocks, offsets, i);
    const high = n % 2 === turn ? null : highestFit(blocks[i]!, taken, top);
    offsets[i] = high ?? lowestFit(blocks[i]!, taken);
  });
  return offsets;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What is placed already and alive together with block i, from the bottom up. */
function neighbours(blocks: readonly Block[], offsets: readonly number[], i: number): readonly Stretch[] {
  return blocks
    .flatMap((other, j) =>
      offsets[j]! >= 0 && overlaps(other, blocks[i]!) ? [{ start: offsets[j]!, end: offsets[j]! + other.bytes }] : [],
    )
    .toSorted((a, b) => a.start - b.start);
}

function lowestFit({ bytes, align }: Block, taken: readonly Stretch[]): number {
  let at = 0;
  for (const { start, end } of taken) {
    if (start - at >= bytes) break;
    at = Math.max(at, roundUp(end, align));
  }
  return at;
}

function highestFit({ bytes, align }: Block, taken: readonly Stretch[], top: number): number | null {
  let at = top - bytes;
  for (const { start, end } of taken.toReversed()) {
    if (Math.floor(at / align) * align >= end) break;
    at = Math.min(at, start - bytes);
  }
  return at < 0 ? null : Math.floor(at / align) * align;
}

function roundUp(bytes: number, align: number): number {
  return Math.ceil(bytes / align) * align;
}
