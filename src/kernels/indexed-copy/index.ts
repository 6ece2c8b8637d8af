import { elementBytes, elementCount, input } from '../../graph/tensor.ts';
import type { Op, Shape } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import { stridesOf } from '../../ops/shared/move.ts';
import type { Picks } from '../../ops/shared/picker.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { operand } from '../shared/operand.ts';
import { constant } from '../shared/requantize.ts';
import { unitOf } from '../shared/unit.ts';

/** Loops of the kernel, each with a table of its own. */
const LOOPS = 4;

/** Tables of byte offsets, one for each axis; axes at the end that are taken whole are a run of bytes. */
export function indexedCopyKernels<A>(picks: (op: Op<A>) => Picks): Partial<Record<Backend, readonly Kernel<A>[]>> {
  const portable: Kernel<A> = {
    name: 'indexed_copy',
    source: 'portable/indexed_copy.c',
    fits: (op) => tablesOf(input(op, 0).shape, picks(op), 1).tables.length <= LOOPS,
    lower: (op) => {
      const { dtype, shape } = input(op, 0);
      const { tables, run } = tablesOf(shape, picks(op), elementBytes(dtype));
      const all = [...Array.from({ length: LOOPS - tables.length }, () => [0]), ...tables];
      const unit = unitOf([run, ...all.flat()]);
      const [a, b, c, d] = all.map((table) => table.length);
      const sizes = { size_0: a ?? 0, size_1: b ?? 0, size_2: c ?? 0, size_3: d ?? 0 };
      return {
        args: [
          operand(op, 0),
          constant('offsets', Int32Array.from(all.flat()), 16),
          { kind: 'output', index: 0, form: 'plain' },
        ],
        literals: literals({ unit, run, ...sizes }),
        inPlace: [],
        assumes: [],
        cost: elementCount(Object.values(sizes)) * (6 + run / 2),
      };
    },
  };
  return { native: [portable] };
}

interface Tables {
  readonly tables: readonly (readonly number[])[];
  readonly run: number;
}

/** Neighbouring axes that are taken whole count as one. */
function tablesOf(shape: Shape, picks: Picks, bytes: number): Tables {
  const strides = stridesOf(shape);
  const isWhole = picks.map((pick, axis) => pick.length === shape[axis] && pick.every((index, i) => index === i));
  const firstOfRun = isWhole.findLastIndex((whole) => !whole) + 1;
  const tables: (readonly number[])[] = [];
  for (let axis = 0; axis < firstOfRun; axis++) {
    const offsets = picks[axis]!.map((index) => index * strides[axis]! * bytes);
    const outer = tables.at(-1);
    if (outer && isWhole[axis] && isWhole[axis - 1])
      tables[tables.length - 1] = outer.flatMap((at) => offsets.map((n) => at + n));
    else tables.push(offsets);
  }
  return {
    tables: tables.filter((table) => table.length !== 1 || table[0] !== 0),
    run: elementCount(shape.slice(firstOfRun)) * bytes,
  };
}
