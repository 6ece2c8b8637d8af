import { input } from '../../graph/tensor.ts';
import type { Shape } from '../../graph/types.ts';
import type { OptionsReader, Rule } from '../op.ts';
import { type Move, stridesOf } from './move.ts';

export interface BlockAttrs {
  readonly block: number;
}

type Image = readonly [n: number, h: number, w: number, c: number];

export function readBlock(options: OptionsReader): BlockAttrs {
  return { block: options.number('block_size') };
}

export function blockRules(
  says: string,
  divides: (attrs: BlockAttrs, shape: Image) => boolean,
): readonly Rule<BlockAttrs>[] {
  return [
    {
      says: `the input has four dimensions (NHWC), the block is at least 1, ${says}`,
      broken: (op) => {
        const { shape } = input(op, 0);
        const [n = 0, h = 0, w = 0, c = 0] = shape;
        const fine = shape.length === 4 && op.attrs.block >= 1 && divides(op.attrs, [n, h, w, c]);
        return fine ? null : `block ${op.attrs.block}, input ${shape.join('x')}`;
      },
    },
  ];
}

/** Channel (i * block + j) * c + k of the deep pixel (y, x) is channel k of the wide pixel (y * block + i, x * block + j). */
export function blockMove(deep: Shape, wide: Shape, block: number, direction: 'to space' | 'to depth'): Move {
  const [n = 0, h = 0, w = 0] = deep;
  const c = wide[3] ?? 0;
  const [d, s] = [stridesOf(deep), stridesOf(wide)];
  const loops = {
    batch: [n, d[0]!, s[0]!],
    y: [h, d[1]!, s[1]! * block],
    x: [w, d[2]!, s[2]! * block],
    i: [block, block * c, s[1]!],
    j: [block, c, s[2]!],
    channel: [c, 1, 1],
  } as const;
  const { batch, y, x, i, j, channel } = loops;
  const order = direction === 'to space' ? [batch, y, i, x, j, channel] : [batch, y, x, i, j, channel];
  const axes = order.map(([size, deepStride, wideStride]) =>
    direction === 'to space' ? { size, from: deepStride, to: wideStride } : { size, from: wideStride, to: deepStride },
  );
  return { input: 0, output: 0, from: 0, to: 0, axes };
}
