import type { Multiplier } from '../../fixed-point.ts';
import { input, zeroPointOf } from '../../graph/tensor.ts';
import { additionMultipliers } from '../../ops/shared/addition.ts';
import type { BinaryAttrs } from '../../ops/shared/binary.ts';
import type { BinaryKernel } from '../shared/broadcast.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { storedForm } from '../shared/requantize.ts';
import { hasLongMultiply } from '../shared/target.ts';

/** Addition as the reference states it, for whatever scales. */
export function generalAddition(sign: 1 | -1): BinaryKernel<BinaryAttrs> {
  return {
    name: 'add',
    source: 'portable/add_s8.c',
    arithmetic: (op) => {
      const { a, b, out } = additionMultipliers(op);
      const scaling = literals({
        zero_a: zeroPointOf(input(op, 0)),
        ...stored('a', a),
        zero_b: zeroPointOf(input(op, 1)),
        ...stored('b', b),
        sign,
        ...stored('out', out),
      });
      return { literals: [...scaling, ...finishLiterals(op, op.attrs.activation)], assumes: [] };
    },
    cost: (target) => (hasLongMultiply(target) ? 29 : 83),
  };
}

function stored(name: string, multiplier: Multiplier): Readonly<Record<string, number>> {
  const { multiplier: significand, shift } = storedForm(multiplier);
  return { [`multiplier_${name}`]: significand, [`shift_${name}`]: shift };
}
