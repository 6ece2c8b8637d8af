import { elementBytes, elementCount, input, output } from '../../graph/tensor.ts';
import type { DType, Op, Tensor } from '../../graph/types.ts';
import { broadcastLoops, type Loop } from '../../ops/shared/broadcast.ts';
import type { Arg, Call, Kernel, Literal, Target } from '../kernel.ts';
import { literals } from './literals.ts';

/** What distinguishes one elementwise kernel of two operands from another. */
export interface BinaryKernel<A> {
  readonly name: string;
  readonly source: string;
  /** How the names of both functions end. */
  readonly suffix?: string;
  /** Element types of the operands; int8 where left out. */
  readonly dtypes?: readonly DType[];
  /** Tables that follow the output. */
  readonly tables?: readonly Arg[];
  /** Literals after those of the loops, and what they rest on. */
  readonly arithmetic: (op: Op<A>) => Pick<Call, 'literals' | 'assumes'>;
  /** Instructions of one element. */
  readonly cost: (target: Target) => number;
}

/**
 * Two kernels from one description: `<name><suffix>` for up to two loops (equal shapes, a scalar, a vector along the last or
 * first axes), `<name>_broadcast<suffix>` for up to six.
 */
export function binaryKernels<A>(family: BinaryKernel<A>): readonly Kernel<A>[] {
  const { name, suffix = '_s8' } = family;
  return [
    kernelOf(family, `${name}${suffix}`, (loops) => loops.length <= 2, rowLiterals),
    kernelOf(family, `${name}_broadcast${suffix}`, (loops) => loops.length > 2, nestLiterals),
  ];
}

function kernelOf<A>(
  family: BinaryKernel<A>,
  name: string,
  takes: (loops: readonly Loop[]) => boolean,
  loopLiterals: (loops: readonly Loop[]) => readonly Literal[],
): Kernel<A> {
  return {
    name,
    source: family.source,
    fits: (op) => (family.dtypes ?? ['int8']).includes(input(op, 0).dtype) && takes(loopsOf(op)),
    lower: (op, target) => {
      const arithmetic = family.arithmetic(op);
      return {
        args: [
          { kind: 'input', index: 0, form: 'plain' },
          { kind: 'input', index: 1, form: 'plain' },
          { kind: 'output', index: 0, form: 'plain' },
          ...(family.tables ?? []),
        ],
        literals: [...loopLiterals(loopsOf(op)), ...arithmetic.literals],
        inPlace: overwritable(op),
        assumes: arithmetic.assumes,
        cost: elementCount(output(op).shape) * family.cost(target),
      };
    },
  };
}

function loopsOf(op: Op<unknown>): readonly Loop[] {
  return broadcastLoops(input(op, 0).shape, input(op, 1).shape);
}

/** rows, n and how far each operand moves from row to row and within a row. */
function rowLiterals(loops: readonly Loop[]): readonly Literal[] {
  const [rows, row] = [loops.at(-2) ?? single, loops.at(-1)!];
  return literals({
    rows: rows.size,
    n: row.size,
    row_a: rows.stepA,
    step_a: row.stepA,
    row_b: rows.stepB,
    step_b: row.stepB,
  });
}

/** Four loops around the rows: size and steps of each. */
function nestLiterals(loops: readonly Loop[]): readonly Literal[] {
  const outer = loops.slice(0, -2);
  const padded = [...Array.from({ length: 4 - outer.length }, () => single), ...outer];
  const nest = padded.map((loop, i) =>
    literals({ [`size_${i}`]: loop.size, [`a_${i}`]: loop.stepA, [`b_${i}`]: loop.stepB }),
  );
  return [...nest.flat(), ...rowLiterals(loops)];
}

const single: Loop = { size: 1, stepA: 0, stepB: 0 };

/** Each element is read before its place is written, if the operand has as many elements of the same size as the output. */
function overwritable(op: Op<unknown>): readonly (readonly [number, number])[] {
  const alike = ({ dtype, shape }: Tensor): string => `${elementBytes(dtype)} ${elementCount(shape)}`;
  return [0, 1].filter((i) => alike(input(op, i)) === alike(output(op))).map((i) => [i, 0] as const);
}
