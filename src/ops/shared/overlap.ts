import { elementCount, input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';

export interface OverlapGeometry {
  readonly rows: number;
  readonly frames: number;
  readonly size: number;
}

export function overlapGeometry(op: Op<unknown>): OverlapGeometry {
  const { shape } = input(op, 0);
  const [frames, size] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  return { rows: elementCount(shape) / (frames * size), frames, size };
}
