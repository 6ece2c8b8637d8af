import { input } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { OpDef } from './op.ts';
import { anyDataWith, integers, ruleOn } from './shared/integers.ts';
import { picker } from './shared/picker.ts';

export interface MirrorPadAttrs {
  readonly mode: 'reflect' | 'symmetric';
}

/** Padding that mirrors the input: at its outermost element (reflect), or between that and the padding (symmetric). */
export const mirrorPad: OpDef<MirrorPadAttrs> = picker<MirrorPadAttrs>({
  tflite: 100,
  options: 'MirrorPadOptions',
  readOptions: (o) => ({ mode: o.word('mode') as MirrorPadAttrs['mode'] }),
  types: anyDataWith((data, index) => ({ inputs: [data, index], outputs: [data] })),
  constants: [1],
  rules: [
    {
      says: 'the input has at most four dimensions',
      broken: (op) => (input(op, 0).shape.length <= 4 ? null : `${input(op, 0).shape.length} dimensions`),
    },
    ruleOn('each padding is shorter than its axis, or with "symmetric" at most as long', [1], (op, paddings = []) => {
      const { shape } = input(op, 0);
      const longest = shape.map((size) => size - edge(op));
      const fine = paddings.length === 2 * shape.length;
      return fine && paddings.every((pad, i) => pad >= 0 && pad <= longest[i >> 1]!)
        ? null
        : `paddings ${paddings.join(', ')} of ${shape.join('x')}`;
    }),
  ],
  infer: (op) => [picksOf(op).map((pick) => pick.length)],
  picks: picksOf,
});

/** Elements at the border that the mirror leaves out. */
function edge({ attrs }: Op<MirrorPadAttrs>): number {
  return attrs.mode === 'reflect' ? 1 : 0;
}

function picksOf(op: Op<MirrorPadAttrs>): readonly (readonly number[])[] {
  const paddings = integers(op, 1);
  return input(op, 0).shape.map((size, axis) => {
    const [before, after] = [paddings[2 * axis]!, paddings[2 * axis + 1]!];
    return Array.from({ length: before + size + after }, (_, i) => mirrored(i - before, size, edge(op)));
  });
}

function mirrored(i: number, size: number, left: number): number {
  if (i < 0) return -i - 1 + left;
  return i < size ? i : 2 * size - 1 - left - i;
}
