import { clamp, requantize } from '../fixed-point.ts';
import { activationRange } from '../graph/quantization.ts';
import { input, output, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { Value } from '../graph/values.ts';
import { mulKernels } from '../kernels/mul/index.ts';
import type { OpDef } from './op.ts';
import { arithmeticOf, zeroPointRule } from './shared/arithmetic.ts';
import {
  type BinaryAttrs,
  binaryRules,
  binaryTypes,
  inferBinary,
  mapPairs,
  readBinaryOptions,
} from './shared/binary.ts';
import { multiplierRule } from './shared/multiplier.ts';
import { productFactor, productMultiplier } from './shared/product.ts';

export const mul: OpDef<BinaryAttrs> = {
  tflite: 18,
  options: 'MulOptions',
  readOptions: readBinaryOptions,
  types: binaryTypes('int8', 'int16', 'int32', 'float32'),
  rules: [...binaryRules, multiplierRule(productFactors), zeroPointRule],
  infer: inferBinary,
  reference: (op, [a, b]) => [mapPairs(op, a as Value, b as Value, arithmeticOf(op, 'mul', productOf))],
  elementwise: true,
  kernels: mulKernels,
};

/** int32 and float32 have no scale. */
function productFactors(op: Op<BinaryAttrs>): readonly number[] {
  const { dtype } = output(op);
  return dtype === 'int8' || dtype === 'int16' ? [productFactor(op)] : [];
}

/** clamp(requantize((a - zp_a) * (b - zp_b)) + zp_out), for two codes. */
function productOf(op: Op<BinaryAttrs>): (a: number, b: number) => number {
  const multiplier = productMultiplier(op);
  const [zeroA, zeroB, zeroOut] = [zeroPointOf(input(op, 0)), zeroPointOf(input(op, 1)), zeroPointOf(output(op))];
  const { low, high } = activationRange(op.attrs.activation, output(op));
  return (a, b) => clamp(requantize((a - zeroA) * (b - zeroB), multiplier) + zeroOut, low, high);
}
