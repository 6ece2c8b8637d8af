import { problem } from '../../errors.ts';
import { dtypeRange } from '../../graph/quantization.ts';
import { placeOf } from '../../graph/tensor.ts';
import type { Tensor } from '../../graph/types.ts';
import type { Check } from '../pass.ts';
import { eachOp } from './each-op.ts';

/**
 * Zero points far outside the type: arithmetic on them would leave 32 bits. One step beyond is let through, since files
 * with a zero point of 128 for int8 exist and the reference computes them.
 */
export const reportQuantization: Check = (graph, session) =>
  eachOp(graph, (op) => {
    for (const tensor of [...op.inputs, ...op.outputs]) {
      const zero = tensor === null ? undefined : strayZeroPoint(tensor);
      if (!tensor || zero === undefined) continue;
      const { low, high } = dtypeRange(tensor.dtype);
      session.report(
        problem('op/rule', 'a zero point is a code of its type', {
          at: { ...placeOf(op), tensor: tensor.name },
          got: `zero point ${zero}, ${tensor.dtype} holds ${low} to ${high}`,
        }),
      );
    }
  });

function strayZeroPoint(tensor: Tensor): number | undefined {
  const { low, high } = dtypeRange(tensor.dtype);
  return tensor.quant?.zeroPoints.find((zero) => zero < low - 1 || zero > high + 1);
}
