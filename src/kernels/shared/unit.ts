/** Bytes that can be moved at once: tensors begin at multiples of 4, so a common divisor of all positions and sizes is enough. */
export function unitOf(positions: readonly number[]): number {
  return [4, 2].find((unit) => positions.every((position) => position % unit === 0)) ?? 1;
}
