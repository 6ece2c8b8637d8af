import { elementCount, input, output } from '../../graph/tensor.ts';
import type { Op, Shape, Tensor } from '../../graph/types.ts';
import { bytesFromValue, makeValue, type Value, type Values } from '../../graph/values.ts';

/** One loop of a copy: how far each step moves in the source and in the target, in elements. */
export interface MoveAxis {
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Elements of one input put into one output, outermost axis first: element (i, j, ...) at from + i * axes[0].from +
 * j * axes[1].from ... goes to the same sum over `to`. Strides may be negative or, in the source, zero.
 */
export interface Move {
  readonly input: number;
  readonly output: number;
  readonly from: number;
  readonly to: number;
  readonly axes: readonly MoveAxis[];
}

/** Elements from one index to the next along each axis of a row-major tensor. */
export function stridesOf(shape: Shape): readonly number[] {
  return shape.map((_, axis) => elementCount(shape.slice(axis + 1)));
}

/** Axes of length 1 dropped, neighbours that run on into each other joined. */
export function simplified({ axes, ...rest }: Move): Move {
  const joined: MoveAxis[] = [];
  for (const axis of axes.filter(({ size }) => size !== 1)) {
    const outer = joined.at(-1);
    const runsOn = outer?.from === axis.from * axis.size && outer.to === axis.to * axis.size;
    if (outer && runsOn) joined[joined.length - 1] = { ...axis, size: outer.size * axis.size };
    else joined.push(axis);
  }
  return { ...rest, axes: joined };
}

/** Whether the output is the input's elements in their order. */
export function keepsOrder(op: Op<unknown>, moves: readonly Move[]): boolean {
  const [move, ...others] = moves.map(simplified);
  if (!move || others.length > 0 || move.from !== 0 || move.to !== 0) return false;
  const whole = elementCount(input(op, move.input).shape) === elementCount(output(op).shape);
  const [axis, inner] = move.axes;
  return whole && inner === undefined && (axis === undefined || (axis.from === 1 && axis.to === 1));
}

/** Values of all outputs; what no move writes holds 0. */
export function applyMoves(op: Op<unknown>, inputs: Values, moves: readonly Move[]): Values {
  const targets = op.outputs.map((tensor) => makeValue(tensor.dtype, elementCount(tensor.shape)));
  for (const move of moves) copy(inputs[move.input]!, targets[move.output]!, move, 0, move.from, move.to);
  return targets;
}

/** 64-bit elements are moved as they are: the two arrays hold the same type. */
function copy(source: Value, target: Value, move: Move, depth: number, from: number, to: number): void {
  const axis = move.axes[depth];
  if (axis === undefined) {
    (target as Int8Array)[to] = (source as Int8Array)[from]!;
    return;
  }
  for (let i = 0; i < axis.size; i++) copy(source, target, move, depth + 1, from + i * axis.from, to + i * axis.to);
}

/** The operator with the values of some inputs put in as constants, for shapes that are computed at run time. */
export function withConstants<A>(op: Op<A>, inputs: Values, positions: readonly number[]): Op<A> {
  const known = (tensor: Tensor | null, i: number): Tensor | null =>
    tensor && inputs[i] && positions.includes(i) ? { ...tensor, data: bytesFromValue(inputs[i]) } : tensor;
  return { ...op, inputs: op.inputs.map(known) };
}
