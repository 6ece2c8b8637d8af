import type { Shape } from '../../graph/types.ts';
import { stridesOf } from './move.ts';

/** Strides with which a tensor is walked in step with a larger one: 0 along the axes that repeat. */
export function broadcastStrides(shape: Shape, wide: Shape): readonly number[] {
  const strides = stridesOf(shape);
  const missing = wide.length - shape.length;
  return wide.map((_, axis) => (axis < missing || shape[axis - missing] === 1 ? 0 : strides[axis - missing]!));
}

/** The shape to which all given ones broadcast; null where two sizes contradict. */
export function commonShape(shapes: readonly Shape[]): Shape | null {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  const sizes = Array.from({ length: rank }, (_, axis) => {
    const here = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1).filter((size) => size !== 1);
    return here.every((size) => size === here[0]) ? (here[0] ?? 1) : null;
  });
  const known = sizes.filter((size) => size !== null);
  return known.length === rank ? known : null;
}
