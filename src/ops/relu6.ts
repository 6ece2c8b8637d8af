import { activationRange } from '../graph/quantization.ts';
import { input } from '../graph/tensor.ts';
import { clampKernel } from '../kernels/unary/codes.ts';
import { native } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { between, boundedCode } from './shared/relu.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { unary } from './shared/unary.ts';

const bounds = { low: 0, high: 6 };

/** Codes are bounded by real 0 and 6 of the input; TFLite Micro does not look at the output's scale and zero point. */
export const relu6: OpDef<NoAttrs> = unary<NoAttrs>({
  tflite: 21,
  options: null,
  readOptions: noAttrs,
  rules: [],
  of: {
    int8: (op) => boundedCode(op, 'relu6'),
    int16: (op) => boundedCode(op, 'relu6'),
    float32: () => between(bounds),
  },
  kernels: native<NoAttrs>(
    clampKernel('int16', (op) => ({ ...activationRange('relu6', input(op, 0)) })),
    clampKernel('float32', () => bounds),
  ),
});
