import { elementCount } from '../../graph/tensor.ts';
import type { Shape } from '../../graph/types.ts';

/** Shape of an elementwise operator on two operands, as NumPy broadcasts; null where they do not fit. */
export function broadcastShape(a: Shape, b: Shape): Shape | null {
  const rank = Math.max(a.length, b.length);
  const [wideA, wideB] = [widened(a, rank), widened(b, rank)];
  const fits = wideA.every((size, i) => size === wideB[i] || size === 1 || wideB[i] === 1);
  return fits ? wideA.map((size, i) => (size === 1 ? wideB[i]! : size)) : null;
}

/** One level of the loops over a broadcast: how far each operand moves at a step. */
export interface Loop {
  readonly size: number;
  readonly stepA: number;
  readonly stepB: number;
}

/** The loops over the output, outermost first, neighbours that run on without a jump merged; never empty. */
export function broadcastLoops(a: Shape, b: Shape): readonly Loop[] {
  const out = broadcastShape(a, b) ?? [];
  const [stepsA, stepsB] = [strides(a, out), strides(b, out)];
  const all = out.map((size, i): Loop => ({ size, stepA: stepsA[i]!, stepB: stepsB[i]! }));
  const merged: Loop[] = [];
  for (const inner of all.filter((loop) => loop.size !== 1)) {
    const outer = merged.at(-1);
    const runsOn = outer?.stepA === inner.stepA * inner.size && outer.stepB === inner.stepB * inner.size;
    if (outer && runsOn) merged[merged.length - 1] = { ...inner, size: outer.size * inner.size };
    else merged.push(inner);
  }
  return merged.length > 0 ? merged : [{ size: 1, stepA: 1, stepB: 1 }];
}

/** For each output element the operand's element that it reads. */
export function broadcastIndices(shape: Shape, out: Shape): Int32Array {
  const steps = strides(shape, out);
  const indices = new Int32Array(elementCount(out));
  const counter = out.map(() => 0);
  for (let i = 1, at = 0; i < indices.length; i++) {
    for (let d = out.length - 1; d >= 0; d--) {
      at += steps[d]!;
      counter[d] = counter[d]! + 1;
      if (counter[d]! < out[d]!) break;
      at -= steps[d]! * out[d]!;
      counter[d] = 0;
    }
    indices[i] = at;
  }
  return indices;
}

/** Elements between neighbours of each output axis; 0 where the operand is repeated. */
function strides(shape: Shape, out: Shape): readonly number[] {
  const wide = widened(shape, out.length);
  return wide.map((size, i) => (size === 1 ? 0 : elementCount(wide.slice(i + 1))));
}

function widened(shape: Shape, rank: number): Shape {
  return [...Array.from({ length: rank - shape.length }, () => 1), ...shape];
}
