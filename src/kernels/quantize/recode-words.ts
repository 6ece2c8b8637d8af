import { dtypeRange } from '../../graph/quantization.ts';
import { elementBytes, elementCount, input, output, zeroPointOf } from '../../graph/tensor.ts';
import type { DType } from '../../graph/types.ts';
import { quantizeRescale } from '../../ops/shared/quantize.ts';
import type { NoAttrs } from '../../ops/shared/types.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { storedForm } from '../shared/requantize.ts';
import { hasLongMultiply } from '../shared/target.ts';

/** One requantization for each code, between any of int8, int16 and int32. */
export const fromWords: Kernel<NoAttrs> = {
  name: 'recode',
  source: 'portable/recode.c',
  fits: (op) => [input(op, 0), output(op)].every(({ dtype }) => isSigned(dtype)),
  lower: (op, target) => {
    const [from, to] = [input(op, 0), output(op)];
    const [inBytes, outBytes] = [elementBytes(from.dtype), elementBytes(to.dtype)];
    const { low, high } = dtypeRange(to.dtype);
    const { multiplier, shift } = storedForm(quantizeRescale(op));
    const size = elementCount(to.shape);
    const scaling = { zero_in: zeroPointOf(from), multiplier, shift, zero_out: zeroPointOf(to), low, high };
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: literals({ size, in_bytes: inBytes, out_bytes: outBytes, ...scaling }),
      // C lets bytes overwrite anything, but 16-bit codes only 16-bit codes.
      inPlace: outBytes === 1 || outBytes === inBytes ? [[0, 0]] : [],
      assumes: [],
      cost: size * (hasLongMultiply(target) ? 16 : 36),
    };
  },
};

function isSigned(dtype: DType): boolean {
  return dtype === 'int8' || dtype === 'int16' || dtype === 'int32';
}
