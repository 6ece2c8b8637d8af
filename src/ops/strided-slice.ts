import { clamp } from '../fixed-point.ts';
import { input } from '../graph/tensor.ts';
import type { Op, Shape } from '../graph/types.ts';
import type { OpDef } from './op.ts';
import { anyData } from './shared/types.ts';
import { integers, ruleOn } from './shared/integers.ts';
import { mover } from './shared/mover.ts';
import { type Cut, sliceMove } from './shared/slice.ts';

export interface StridedSliceAttrs {
  readonly beginMask: number;
  readonly endMask: number;
  readonly ellipsisMask: number;
  readonly newAxisMask: number;
  readonly shrinkMask: number;
  /** `end` counts from `begin`. */
  readonly offset: boolean;
}

/** What the masks make of one entry of begin, end and strides. */
type Entry =
  | { readonly kind: 'new axis' }
  | { readonly kind: 'cut'; readonly cut: Cut; readonly shrink: boolean; readonly inside: boolean };

export const stridedSlice: OpDef<StridedSliceAttrs> = mover<StridedSliceAttrs>({
  tflite: 45,
  options: 'StridedSliceOptions',
  readOptions: (o) => ({
    beginMask: o.number('begin_mask'),
    endMask: o.number('end_mask'),
    ellipsisMask: o.number('ellipsis_mask'),
    newAxisMask: o.number('new_axis_mask'),
    shrinkMask: o.number('shrink_axis_mask'),
    offset: o.flag('offset'),
  }),
  types: anyData((data) => ({ inputs: [data, 'int32', 'int32', 'int32'], outputs: [data] })),
  constants: [1, 2, 3],
  rules: [
    ruleOn(
      'begin, end and strides have one entry for each axis they cut',
      [1, 2, 3],
      (op, begin = [], end, strides) => {
        const { shape } = input(op, 0);
        const lengths = [begin.length, end?.length, strides?.length];
        const cutting = begin.filter((_, i) => !has(op.attrs.newAxisMask | op.attrs.ellipsisMask, i)).length;
        return lengths.every((length) => length === begin.length) && cutting <= shape.length
          ? null
          : `${lengths.join(', ')} entries for ${shape.length} dimensions`;
      },
    ),
    ruleOn('strides are not 0', [3], (_, strides = []) => (strides.includes(0) ? strides.join(', ') : null)),
    ruleOn('an axis that is dropped is indexed inside the input', [1, 2, 3], (op, begin = []) =>
      entriesOf(op).every((entry) => entry.kind === 'new axis' || entry.inside) ? null : `begin ${begin.join(', ')}`,
    ),
  ],
  infer: (op) => [shapeOf(entriesOf(op))],
  moves: (op) => [
    sliceMove(
      op,
      entriesOf(op).flatMap((entry) => (entry.kind === 'cut' ? [entry.cut] : [])),
    ),
  ],
});

function shapeOf(entries: readonly Entry[]): Shape {
  return entries.flatMap((entry) => {
    if (entry.kind === 'new axis') return [1];
    return entry.shrink ? [] : [entry.cut.size];
  });
}

/** One entry per input axis and new axis, in order: an ellipsis, and the axes behind the last entry, are taken whole. */
function entriesOf(op: Op<StridedSliceAttrs>): readonly Entry[] {
  const { shape } = input(op, 0);
  const { newAxisMask, ellipsisMask } = op.attrs;
  const given = integers(op, 1).map((_, i) => i);
  const cutting = given.filter((i) => !has(ellipsisMask, i) && !has(newAxisMask, i)).length;
  const entries: Entry[] = [];
  let axis = 0;
  const takeWhole = (count: number): void => {
    for (; count > 0; count--) entries.push(whole(shape[axis++] ?? 0));
  };
  for (const i of given) {
    if (has(ellipsisMask, i)) takeWhole(shape.length - cutting);
    else if (has(newAxisMask, i)) entries.push({ kind: 'new axis' });
    else entries.push(cutAxis(op, i, shape[axis++] ?? 0));
  }
  takeWhole(shape.length - axis);
  return entries;
}

function whole(size: number): Entry {
  return { kind: 'cut', cut: { begin: 0, size, step: 1 }, shrink: false, inside: true };
}

function cutAxis(op: Op<StridedSliceAttrs>, i: number, n: number): Entry {
  const { beginMask, endMask, shrinkMask, offset } = op.attrs;
  const step = integers(op, 3)[i]!;
  const [lowest, highest] = step > 0 ? [0, n] : [-1, n - 1];
  const given = integers(op, 1)[i]!;
  const first = given < 0 ? given + n : given;
  if (has(shrinkMask, i)) {
    return { kind: 'cut', cut: { begin: first, size: 1, step: 1 }, shrink: true, inside: first >= 0 && first < n };
  }
  const begin = has(beginMask, i) ? (step > 0 ? 0 : n - 1) : clamp(first, lowest, highest);
  const stop = integers(op, 2)[i]! + (offset ? begin : 0);
  const wrapped = stop < 0 && !offset ? stop + n : stop;
  const end = has(endMask, i) ? (step > 0 ? n : -1) : clamp(wrapped, lowest, highest);
  return {
    kind: 'cut',
    cut: { begin, size: Math.max(0, Math.ceil((end - begin) / step)), step },
    shrink: false,
    inside: true,
  };
}

function has(mask: number, i: number): boolean {
  return ((mask >> i) & 1) === 1;
}
