import type { Move, MoveAxis } from '../../ops/shared/move.ts';
import type { Literal } from '../kernel.ts';
import { literals } from '../shared/literals.ts';

/** A move counted in bytes; its innermost loop, where it is contiguous in both tensors, is a run of bytes. */
export interface ByteMove {
  readonly run: number;
  readonly from: number;
  readonly to: number;
  readonly axes: readonly MoveAxis[];
}

export function inBytes({ axes, from, to }: Move, bytes: number): ByteMove {
  const inner = axes.at(-1);
  const whole = isContiguous(inner);
  const loops = whole ? axes.slice(0, -1) : axes;
  return {
    run: (whole ? (inner?.size ?? 1) : 1) * bytes,
    from: from * bytes,
    to: to * bytes,
    axes: loops.map((axis) => ({ size: axis.size, from: axis.from * bytes, to: axis.to * bytes })),
  };
}

export function isContiguous(axis: MoveAxis | undefined): boolean {
  return axis?.from === 1 && axis.to === 1;
}

export function positionsOf({ run, from, to, axes }: ByteMove): readonly number[] {
  return [run, from, to, ...axes.flatMap((axis) => [axis.from, axis.to])];
}

/** size, from and to of `count` loops, the outer ones unused where the move has fewer. */
export function copyLoops({ axes }: ByteMove, count: number): readonly Literal[] {
  const unused = Array.from({ length: count - axes.length }, (): MoveAxis => ({ size: 1, from: 0, to: 0 }));
  return [...unused, ...axes].flatMap(({ size, from, to }, i) =>
    literals({ [`size_${i}`]: size, [`from_${i}`]: from, [`to_${i}`]: to }),
  );
}
