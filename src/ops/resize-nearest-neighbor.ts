import { roundHalfAway } from '../fixed-point.ts';
import { input } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { anyData } from './shared/types.ts';
import { integers } from './shared/integers.ts';
import { picker } from './shared/picker.ts';
import { readResize, type ResizeAttrs, resizedShape, resizeRules } from './shared/resize.ts';

export const resizeNearestNeighbor: OpDef<ResizeAttrs> = picker<ResizeAttrs>({
  tflite: 97,
  options: 'ResizeNearestNeighborOptions',
  readOptions: readResize,
  types: anyData((data) => ({ inputs: [data, 'int32'], outputs: [data] })),
  constants: [1],
  rules: resizeRules.slice(0, 2),
  infer: (op) => [resizedShape(op)],
  picks: (op) => {
    const [n = 0, h = 0, w = 0, c = 0] = input(op, 0).shape;
    const [height = 0, width = 0] = integers(op, 1);
    return [counting(n), nearest(h, height, op.attrs), nearest(w, width, op.attrs), counting(c)];
  },
});

function counting(length: number): readonly number[] {
  return Array.from({ length }, (_, i) => i);
}

/** Index that each output index reads; in float32 step by step, since that decides ties. */
function nearest(size: number, out: number, { alignCorners, halfPixelCenters }: ResizeAttrs): readonly number[] {
  const aligned = alignCorners && out > 1;
  const scale = Math.fround((aligned ? size - 1 : size) / (aligned ? out - 1 : out));
  return counting(out).map((i) => {
    const at = Math.fround(Math.fround(i + (halfPixelCenters ? 0.5 : 0)) * scale);
    return Math.max(0, Math.min(alignCorners ? roundHalfAway(at) : Math.floor(at), size - 1));
  });
}
