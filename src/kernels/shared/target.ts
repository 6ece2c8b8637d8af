import type { Target } from '../kernel.ts';

/** Cortex-M0 and M0+ multiply 32 by 32 bits to 32 only; a requantization takes them some twenty instructions more. */
export function hasLongMultiply(target: Target): boolean {
  return target.core !== 'cortex-m0' && target.core !== 'cortex-m0plus';
}
