import { elementCount, input, output } from '../../graph/tensor.ts';
import type { DType, Op } from '../../graph/types.ts';
import { recode } from '../../ops/shared/quantize.ts';
import type { NoAttrs } from '../../ops/shared/types.ts';
import type { Call, Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { constant } from '../shared/requantize.ts';

/** Between int8 and uint8 of the same scale and zero points 128 apart only the top bit changes. */
export const fromSignFlip: Kernel<NoAttrs> = {
  name: 'flip_sign_8',
  source: 'portable/recode_8.c',
  fits: isByteToByte,
  lower: (op) => {
    const flips = codesOf(op).every((code, byte) => (code & 255) === (byte ^ 128));
    return {
      ...callOf(op, 3),
      assumes: [{ says: 'the codes differ in their top bit only', holds: flips }],
    };
  },
};

/** Any function of a byte, 256 bytes of flash. */
export const fromBytes: Kernel<NoAttrs> = {
  name: 'recode_8',
  source: 'portable/recode_8.c',
  fits: isByteToByte,
  lower: (op) => {
    const call = callOf(op, 4);
    const [source, target] = call.args;
    return { ...call, args: [source!, constant('codes', Uint8Array.from(codesOf(op)), 16), target!] };
  },
};

function isByteToByte(op: Op<unknown>): boolean {
  const isByte = (dtype: DType): boolean => dtype === 'int8' || dtype === 'uint8';
  return isByte(input(op, 0).dtype) && isByte(output(op).dtype);
}

/** Output code of each byte, read as the input's type. */
function codesOf(op: Op<unknown>): readonly number[] {
  const codeOf = recode(op);
  const signed = input(op, 0).dtype === 'int8';
  return Array.from({ length: 256 }, (_, byte) => codeOf(signed ? (byte << 24) >> 24 : byte));
}

function callOf(op: Op<unknown>, instructions: number): Call {
  const size = elementCount(output(op).shape);
  return {
    args: [
      { kind: 'input', index: 0, form: 'plain' },
      { kind: 'output', index: 0, form: 'plain' },
    ],
    literals: literals({ size }),
    inPlace: [[0, 0]],
    assumes: [],
    cost: size * instructions,
  };
}
