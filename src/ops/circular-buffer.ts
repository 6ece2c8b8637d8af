import { input, output } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { circularBufferKernels } from '../kernels/circular-buffer/index.ts';
import type { OpDef } from './op.ts';
import { customOptions } from './shared/custom-options.ts';

export interface CircularBufferAttrs {
  /** Invocations from one run of the rest of the graph to the next; 0 leaves it to the shape. */
  readonly cycles: number;
}

/** Slots for which TFLite Micro runs every time where the file does not say. */
const slotsOfEveryTime = [5, 13, 25];

/** The newest rows of the inputs so far: [1, 1, w, depth] to [1, slots, w, depth]. */
export const circularBuffer: OpDef<CircularBufferAttrs> = {
  tflite: 32,
  options: null,
  readOptions: (o) => ({
    cycles: o.custom().length === 0 ? 0 : customOptions(o, 'CIRCULAR_BUFFER').integer('cycles_max'),
  }),
  types: [{ inputs: ['int8'], outputs: ['int8'] }],
  rules: [
    { says: 'input is [1, 1, w, depth], output [1, slots, w, depth]', broken: (op) => shapeProblem(op) },
    {
      says: 'every invocation runs the whole graph (cycles_max = 1)',
      broken: (op) => (cyclesOf(op) === 1 ? null : `cycles_max ${cyclesOf(op)}`),
      hint: 'export the streaming model with stride 1, or run the part behind the buffer as a model of its own every n-th time',
    },
  ],
  infer: (op) => [output(op).shape],
  state: (op) => [{ label: 'rows', dtype: 'int8', shape: output(op).shape, quant: output(op).quant }],
  reference: (_, values) => {
    const [row, rows] = values as readonly [Int8Array, Int8Array];
    rows.copyWithin(0, row.length);
    rows.set(row, rows.length - row.length);
    return [rows.slice()];
  },
  kernels: circularBufferKernels,
};

function shapeProblem(op: Op<CircularBufferAttrs>): string | null {
  const [from, to] = [input(op, 0).shape, output(op).shape];
  const fits =
    from.length === 4 &&
    to.length === 4 &&
    from[0] === 1 &&
    from[1] === 1 &&
    to[0] === 1 &&
    to[1]! >= 1 &&
    from[2] === to[2] &&
    from[3] === to[3];
  return fits ? null : `${from.join('x')} to ${to.join('x')}`;
}

function cyclesOf(op: Op<CircularBufferAttrs>): number {
  if (op.attrs.cycles > 0) return op.attrs.cycles;
  return slotsOfEveryTime.includes(output(op).shape[1] ?? 0) ? 1 : 2;
}
