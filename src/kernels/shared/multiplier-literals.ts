import type { Multiplier } from '../../fixed-point.ts';
import type { Literal } from '../kernel.ts';
import { storedForm } from './requantize.ts';

/** <name>_multiplier and <name>_shift, as bf_requantize_any takes them. */
export function multiplierLiterals(name: string, real: Multiplier): readonly Literal[] {
  const { multiplier, shift } = storedForm(real);
  return [
    { name: `${name}_multiplier`, value: multiplier },
    { name: `${name}_shift`, value: shift },
  ];
}
