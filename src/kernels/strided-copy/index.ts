import { byteSize, elementBytes, elementCount, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import { type Move, simplified } from '../../ops/shared/move.ts';
import type { Kernel, Part } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { operand } from '../shared/operand.ts';
import { unitOf } from '../shared/unit.ts';
import { type ByteMove, copyLoops, inBytes, isContiguous, positionsOf } from './bytes.ts';

/** Loops around the run of bytes that lies together in both tensors. */
const FEW = 3;
const MOST = 6;

/** One C call per move, after one that clears the output where the moves leave gaps. */
export function stridedCopyKernels<A>(
  movesOf: (op: Op<A>) => readonly Move[],
): Partial<Record<Backend, readonly Kernel<A>[]>> {
  const portable: Kernel<A> = {
    name: 'strided_copy',
    source: 'portable/strided_copy.c',
    fits: () => true,
    lower: (op) => {
      const moves = movesOf(op).flatMap((move) => unrolled(simplified(move)));
      const sources = [...new Set(moves.map((move) => move.input))];
      const bytes = elementBytes(output(op).dtype);
      const position = (move: Move): readonly number[] => [sources.indexOf(move.input), sources.length + move.output];
      const copies = moves.map((move) => copyPart(inBytes(move, bytes), position(move)));
      return {
        args: [
          ...sources.map((i) => operand(op, i)),
          ...op.outputs.map((_, index) => ({ kind: 'output', index, form: 'plain' }) as const),
        ],
        literals: [],
        parts: hasGaps(op, moves) ? [clearPart(op, sources.length), ...copies] : copies,
        inPlace: [],
        assumes: [],
        cost: moves.reduce((sum, move) => sum + copyCost(inBytes(move, bytes)), 0),
      };
    },
  };
  return { native: [portable] };
}

/** More loops than the kernel has: the outermost becomes several moves. */
function unrolled(move: Move): readonly Move[] {
  const contiguous = isContiguous(move.axes.at(-1)) ? 1 : 0;
  const [outer, ...axes] = move.axes;
  if (!outer || move.axes.length - contiguous <= MOST) return [move];
  return Array.from({ length: outer.size }, (_, i) => i).flatMap((i) =>
    unrolled({ ...move, axes, from: move.from + i * outer.from, to: move.to + i * outer.to }),
  );
}

function copyPart(move: ByteMove, args: readonly number[]): Part {
  const count = move.axes.length <= FEW ? FEW : MOST;
  const { run, from, to } = move;
  return {
    name: `strided_copy_${count}`,
    args,
    literals: [...literals({ unit: unitOf(positionsOf(move)), run, from, to }), ...copyLoops(move, count)],
  };
}

function hasGaps(op: Op<unknown>, moves: readonly Move[]): boolean {
  const written = moves.reduce((sum, move) => sum + move.axes.reduce((n, axis) => n * axis.size, 1), 0);
  return written < op.outputs.reduce((sum, tensor) => sum + elementCount(tensor.shape), 0);
}

function clearPart(op: Op<unknown>, arg: number): Part {
  return { name: 'clear', args: [arg], literals: literals({ bytes: byteSize(output(op)) }) };
}

function copyCost({ run, axes }: ByteMove): number {
  const runs = axes.reduce((n, axis) => n * axis.size, 1);
  return runs * (6 + run / 2);
}
