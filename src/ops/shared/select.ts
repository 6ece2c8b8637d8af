import { elementCount, input, output } from '../../graph/tensor.ts';
import type { Op, Shape } from '../../graph/types.ts';
import type { Value, Values } from '../../graph/values.ts';
import { broadcastStrides } from './broadcast-strides.ts';
import { sameType } from './gather.ts';

/** One loop of an elementwise choice: steps through condition, first and second operand, in elements. */
export interface SelectAxis {
  readonly size: number;
  readonly steps: readonly [condition: number, a: number, b: number];
}

/** Axes over the output; neighbours that run on into each other in all three operands are one. */
export function selectAxes(op: Op<unknown>, condition: Shape): readonly SelectAxis[] {
  const { shape } = output(op);
  const [c, a, b] = [condition, input(op, 1).shape, input(op, 2).shape].map((from) => broadcastStrides(from, shape));
  const joined: SelectAxis[] = [];
  shape.forEach((size, axis) => {
    const steps = [c![axis]!, a![axis]!, b![axis]!] as const;
    const outer = joined.at(-1);
    if (size === 1) return;
    const runsOn = outer?.steps.every((step, i) => step === steps[i]! * size);
    if (outer && runsOn) joined[joined.length - 1] = { size: outer.size * size, steps };
    else joined.push({ size, steps });
  });
  return joined;
}

export function chooseElements(op: Op<unknown>, [condition, a, b]: Values, axes: readonly SelectAxis[]): Value {
  const out = sameType(a as Value, elementCount(output(op).shape));
  const [which, yes, no] = [condition, a, b] as readonly Int8Array[];
  let to = 0;
  const walk = (depth: number, c: number, x: number, y: number): void => {
    const axis = axes[depth];
    if (axis === undefined) {
      (out as Int8Array)[to++] = which![c] === 0 ? no![y]! : yes![x]!;
      return;
    }
    const [stepC, stepX, stepY] = axis.steps;
    for (let i = 0; i < axis.size; i++) walk(depth + 1, c + i * stepC, x + i * stepX, y + i * stepY);
  };
  walk(0, 0, 0, 0);
  return out;
}
