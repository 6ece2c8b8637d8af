import { describe, expect, test } from 'vitest';
import { type Block, pack, type Packing } from '../../src/plan/pack.ts';
import { randomNumbers } from '../../tools/fuzz/mutations.ts';

const block = (bytes: number, first: number, last: number, align = 4): Block => ({
  bytes,
  align,
  lifetime: { first, last },
});

describe('pack', () => {
  test.each([
    ['nothing', [], 0],
    ['one block', [block(10, 0, 0)], 10],
    ['two alive together lie side by side', [block(8, 0, 1), block(4, 1, 2)], 12],
    ['two apart lie on each other', [block(8, 0, 1), block(4, 2, 3)], 8],
    ['a chain needs its largest pair', [block(16, 0, 1), block(8, 1, 2), block(16, 2, 3), block(4, 3, 4)], 24],
    ['a long small one goes beneath two large ones', [block(4, 0, 3), block(16, 0, 1), block(16, 2, 3)], 20],
    ['alignment leaves a gap only where needed', [block(3, 0, 0, 1), block(8, 0, 0, 8)], 11],
    ['an empty block takes nothing', [block(0, 0, 5), block(4, 0, 5)], 4],
  ])('%s', (_, blocks, bytes) => {
    expect(pack(blocks).bytes).toBe(bytes);
  });

  test('the lower bound is the fullest moment', () => {
    expect(pack([block(8, 0, 1), block(4, 1, 2), block(2, 2, 3)]).lowerBoundBytes).toBe(12);
  });
});

/** Two blocks alive together that overlap, a block out of line, or a wrong total. */
function faults(blocks: readonly Block[], { offsets, bytes, lowerBoundBytes }: Packing): readonly string[] {
  const end = (i: number): number => offsets[i]! + blocks[i]!.bytes;
  const pairs = blocks.flatMap((a, i) =>
    blocks.slice(i + 1).flatMap((b, n): string[] => {
      const j = i + 1 + n;
      const together = a.lifetime.first <= b.lifetime.last && b.lifetime.first <= a.lifetime.last;
      const apart = end(i) <= offsets[j]! || end(j) <= offsets[i]!;
      return together && !apart ? [`${i} over ${j}`] : [];
    }),
  );
  const crooked = blocks.flatMap(({ align }, i) =>
    offsets[i]! < 0 || offsets[i]! % align !== 0 ? [`${i} at ${offsets[i]}`] : [],
  );
  const total = blocks.reduce((largest, _, i) => Math.max(largest, end(i)), 0);
  return [
    ...pairs,
    ...crooked,
    ...(total === bytes ? [] : [`total ${bytes}, not ${total}`]),
    ...(bytes >= lowerBoundBytes ? [] : [`${bytes} below the bound ${lowerBoundBytes}`]),
  ];
}

test('2000 random networks: nothing overlaps, all in line, never below the bound', () => {
  const random = randomNumbers(3);
  const found: unknown[] = [];
  for (let n = 0; n < 2000; n++) {
    const blocks = Array.from({ length: random(14) }, () => {
      const first = random(10) - 1;
      return block(random(40), first, first + random(4), [1, 2, 4, 8, 16][random(5)]!);
    });
    const wrong = faults(blocks, pack(blocks));
    if (wrong.length > 0) found.push({ n, blocks, wrong });
  }
  expect(found).toEqual([]);
});

test('a chain of layers is placed at the bound', () => {
  const random = randomNumbers(4);
  for (let n = 0; n < 200; n++) {
    const chain = Array.from({ length: 2 + random(12) }, (_, i) => block(4 * (1 + random(100)), i - 1, i));
    const { bytes, lowerBoundBytes } = pack(chain);
    expect(bytes).toBe(lowerBoundBytes);
  }
});

test('the same blocks always lie the same way', () => {
  const random = randomNumbers(5);
  const blocks = Array.from({ length: 40 }, (_, i) => block(random(100), i, i + random(6)));
  expect(pack(blocks)).toEqual(pack(structuredClone(blocks)));
});
