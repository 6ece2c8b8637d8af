import { clamp, roundHalfAway } from '../fixed-point.ts';
import { scaleOf, zeroPointOf } from './tensor.ts';
import type { DType, Tensor } from './types.ts';

export type Activation = 'none' | 'relu' | 'relu_n1_to_1' | 'relu6' | 'tanh' | 'sign_bit';

export interface Range {
  readonly low: number;
  readonly high: number;
}

const limits: Readonly<Partial<Record<DType, Range>>> = {
  int4: { low: -8, high: 7 },
  int8: { low: -128, high: 127 },
  uint8: { low: 0, high: 255 },
  int16: { low: -32768, high: 32767 },
  int32: { low: -2147483648, high: 2147483647 },
};

export function dtypeRange(dtype: DType): Range {
  return limits[dtype] ?? { low: -Infinity, high: Infinity };
}

/** The code of a real number: zero point + round half away(x / scale), dividing in float32 as the reference does. */
export function quantizeReal(real: number, tensor: Tensor): number {
  return zeroPointOf(tensor) + roundHalfAway(Math.fround(Math.fround(real) / Math.fround(scaleOf(tensor))));
}

/** Bounds that a fused activation puts on the codes of a quantized output. */
export function activationRange(activation: Activation, tensor: Tensor): Range {
  const { low, high } = dtypeRange(tensor.dtype);
  const at = (real: number): number => clamp(quantizeReal(real, tensor), low, high);
  if (activation === 'relu') return { low: at(0), high };
  if (activation === 'relu6') return { low: at(0), high: at(6) };
  if (activation === 'relu_n1_to_1') return { low: at(-1), high: at(1) };
  return { low, high };
}

const LARGEST_FLOAT = (2 - 2 ** -23) * 2 ** 127;

/** Bounds that a fused activation puts on real numbers; the reference clamps to finite ones even without activation. */
export function realActivationRange(activation: Activation): Range {
  if (activation === 'relu') return { low: 0, high: LARGEST_FLOAT };
  if (activation === 'relu6') return { low: 0, high: 6 };
  if (activation === 'relu_n1_to_1') return { low: -1, high: 1 };
  return { low: -LARGEST_FLOAT, high: LARGEST_FLOAT };
}
