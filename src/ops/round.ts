import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { unary } from './shared/unary.ts';

/** Halves go to the even neighbour. */
export const round: OpDef<NoAttrs> = unary({
  tflite: 116,
  options: null,
  readOptions: noAttrs,
  rules: [],
  of: { float32: () => halfToEven },
  kernels: native(realKernel('round', 'rounding_f32', [20, 150])),
});

/** Up from the floor, so that what rounds to zero from below is not a negative zero. */
function halfToEven(x: number): number {
  const below = Math.floor(x);
  const rest = Math.fround(x - below);
  return rest < 0.5 || (rest === 0.5 && below % 2 === 0) ? below : below + 1;
}
