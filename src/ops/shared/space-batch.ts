import { elementCount } from '../../graph/tensor.ts';
import type { Op, Shape } from '../../graph/types.ts';
import type { TypeRow } from '../op.ts';
import { anyDataWith, integers } from './integers.ts';
import { type Move, type MoveAxis, stridesOf } from './move.ts';

export const blockTypes: readonly TypeRow[] = anyDataWith((data, index) => ({
  inputs: [data, index, index],
  outputs: [data],
}));

/** Block size of each axis after the batch, and elements before and after each (padding or crop). */
export interface BatchLayout {
  readonly blocks: readonly number[];
  readonly pads: readonly number[];
}

export function batchLayout(op: Op<unknown>): BatchLayout {
  return { blocks: integers(op, 1), pads: integers(op, 2) };
}

export function isWellFormed(shape: Shape, blocks: readonly number[], pads: readonly number[]): boolean {
  const fits = blocks.length < shape.length && pads.length === 2 * blocks.length;
  return fits && blocks.every((block) => block >= 1) && pads.every((pad) => pad >= 0);
}

/** Positions inside a block, [first, first + count), that share the steps [low, high) at which they hit the image. */
interface Class {
  readonly first: number;
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Image element y of an axis is step t of block position i where y = t * block + i - pad. One move for each combination
 * of classes, at most three to an axis.
 */
export function batchMoves(
  op: Op<unknown>,
  space: Shape,
  batch: Shape,
  direction: 'to batch' | 'to space',
): readonly Move[] {
  const { blocks, pads } = batchLayout(op);
  const perAxis = blocks.map((block, i) => classesOf(block, pads[2 * i]!, space[i + 1]!, batch[i + 1]!));
  const combinations = perAxis.reduce<readonly (readonly Class[])[]>(
    (all, classes) => all.flatMap((chosen) => classes.map((one) => [...chosen, one])),
    [[]],
  );
  return combinations.map((classes) => {
    const move = toBatch(space, batch, { blocks, pads }, classes);
    return direction === 'to batch' ? move : turned(move);
  });
}

function classesOf(block: number, pad: number, size: number, steps: number): readonly Class[] {
  const classes: Class[] = [];
  for (let i = 0; i < block; i++) {
    const low = Math.max(0, Math.ceil((pad - i) / block));
    const high = Math.max(low, Math.min(steps, Math.floor((size - 1 + pad - i) / block) + 1));
    const last = classes.at(-1);
    if (last?.low === low && last.high === high) classes[classes.length - 1] = { ...last, count: last.count + 1 };
    else classes.push({ first: i, count: 1, low, high });
  }
  return classes.filter((one) => one.high > one.low);
}

function toBatch(space: Shape, batch: Shape, { blocks, pads }: BatchLayout, classes: readonly Class[]): Move {
  const [s, t] = [stridesOf(space), stridesOf(batch)];
  const copies = space[0] ?? 0;
  const blockStride = blocks.map((_, i) => copies * t[0]! * elementCount(blocks.slice(i + 1)));
  const positions = classes.map((one, i): MoveAxis => ({ size: one.count, from: s[i + 1]!, to: blockStride[i]! }));
  const steps = classes.map((one, i): MoveAxis => {
    return { size: one.high - one.low, from: s[i + 1]! * blocks[i]!, to: t[i + 1]! };
  });
  const rest = elementCount(space.slice(blocks.length + 1));
  return {
    input: 0,
    output: 0,
    from: classes.reduce((sum, { first, low }, i) => sum + s[i + 1]! * (low * blocks[i]! + first - pads[2 * i]!), 0),
    to: classes.reduce((sum, { first, low }, i) => sum + first * blockStride[i]! + low * t[i + 1]!, 0),
    axes: [...positions, { size: copies, from: s[0]!, to: t[0]! }, ...steps, { size: rest, from: 1, to: 1 }],
  };
}

function turned({ from, to, axes, ...ports }: Move): Move {
  return {
    ...ports,
    from: to,
    to: from,
    axes: axes.map((axis) => ({ size: axis.size, from: axis.to, to: axis.from })),
  };
}
