import { activationRange } from '../../graph/quantization.ts';
import { input, output, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { additionOf } from '../../ops/shared/addition.ts';
import type { BinaryAttrs } from '../../ops/shared/binary.ts';
import type { BinaryKernel } from '../shared/broadcast.ts';
import { literals } from '../shared/literals.ts';
import { hasLongMultiply } from '../shared/target.ts';
import { fitPlane, type Plane } from './fit-plane.ts';

/** Addition as one 32-bit linear form and a shift, where that gives the reference's code for each of the 65536 pairs. */
export function linearAddition(sign: 1 | -1): BinaryKernel<BinaryAttrs> {
  return {
    name: 'add_linear',
    source: 'portable/add_linear_s8.c',
    arithmetic: (op) => {
      const plane = planeOf(op, sign);
      const { low, high } = activationRange(op.attrs.activation, output(op));
      const { factorA, factorB, offset, shift } = plane ?? none;
      return {
        literals: literals({ factor_a: factorA, factor_b: factorB, offset, shift, low, high }),
        assumes: [{ says: 'a linear form gives the right code for all pairs', holds: plane !== null }],
      };
    },
    cost: (target) => (hasLongMultiply(target) ? 9 : 21),
  };
}

const none: Plane = { factorA: 0, factorB: 0, offset: 0, shift: 0 };

function planeOf(op: Op<BinaryAttrs>, sign: 1 | -1): Plane | null {
  const [a, b, out] = [input(op, 0), input(op, 1), output(op)];
  return fitPlane({
    codeOf: additionOf(op, sign),
    slopeA: scaleOf(a) / scaleOf(out),
    slopeB: (sign * scaleOf(b)) / scaleOf(out),
    zeroA: zeroPointOf(a),
    zeroB: zeroPointOf(b),
    zeroOut: zeroPointOf(out),
    ...activationRange(op.attrs.activation, out),
  });
}
