import { clamp, requantize } from '../fixed-point.ts';
import { activationRange, type Activation } from '../graph/quantization.ts';
import { elementCount, input, optionalInput, output, scaleOf, zeroPointOf } from '../graph/tensor.ts';
import type { Op, Shape } from '../graph/types.ts';
import { makeValue, type Value } from '../graph/values.ts';
import { fullyConnectedKernels } from '../kernels/fully-connected/index.ts';
import type { OpDef } from './op.ts';
import { channelMultipliers, weightRules } from './shared/convolution.ts';

export interface FullyConnectedAttrs {
  readonly activation: Activation;
  readonly keepDims: boolean;
  readonly weightsFormat: string;
}

export const fullyConnected: OpDef<FullyConnectedAttrs> = {
  tflite: 9,
  options: 'FullyConnectedOptions',
  readOptions: (o) => ({
    activation: o.word('fused_activation_function') as Activation,
    keepDims: o.flag('keep_num_dims'),
    weightsFormat: o.word('weights_format'),
  }),
  types: [
    { inputs: ['int8', 'int8', 'int32?'], outputs: ['int8'] },
    { inputs: ['int8', 'int4', 'int32?'], outputs: ['int8'] },
  ],
  rules: [
    {
      says: 'weights have two dimensions (outputs, inputs) in the default format',
      broken: (op) => {
        const { shape } = input(op, 1);
        return shape.length === 2 && op.attrs.weightsFormat === 'default'
          ? null
          : `${shape.length} dimensions, format ${op.attrs.weightsFormat}`;
      },
    },
    {
      says: "the input holds whole rows of the weights' length",
      broken: (op) => {
        const [elements, k] = [elementCount(input(op, 0).shape), input(op, 1).shape[1] ?? 0];
        return k > 0 && elements % k === 0 ? null : `${elements} elements, rows of ${k}`;
      },
    },
    {
      says: 'with one scale, the bias scale is the product of input and weight scales, to 2 % of the output scale',
      broken: (op) => biasScaleProblem(op),
      hint: 'convert the model again: its bias was quantized for other scales',
    },
    {
      says: 'weights with a scale for each output are symmetric (zero point 0)',
      broken: (op) => {
        const zeros = input(op, 1).quant?.zeroPoints ?? [];
        const offset = zeros.find((zero) => zero !== 0);
        return zeros.length <= 1 || offset === undefined ? null : `zero point ${offset}`;
      },
    },
    ...weightRules<FullyConnectedAttrs>(0),
  ],
  infer: (op) => [outputShape(op)],
  reference: (op, [source, weights, bias]) => [multiply(op, source as Value, weights as Value, bias ?? null)],
  macs: (op) => elementCount(output(op).shape) * (input(op, 1).shape[1] ?? 0),
  kernels: fullyConnectedKernels,
};

function outputShape(op: Op<FullyConnectedAttrs>): Shape {
  const [n = 0, k = 1] = input(op, 1).shape;
  const { shape } = input(op, 0);
  return op.attrs.keepDims ? [...shape.slice(0, -1), n] : [elementCount(shape) / k, n];
}

/** The check that TFLite Micro makes; a convolution has none. */
function biasScaleProblem(op: Op<FullyConnectedAttrs>): string | null {
  const [bias, weights] = [optionalInput(op, 2), input(op, 1)];
  if (!bias?.quant || input(op, 0).dtype === 'float32' || (weights.quant?.scales.length ?? 0) !== 1) return null;
  const product = scaleOf(input(op, 0)) * scaleOf(weights);
  const difference = Math.abs(product - scaleOf(bias)) / scaleOf(output(op));
  return difference <= 0.02 ? null : `bias scale ${scaleOf(bias)}, product ${product}`;
}

/** out = clamp(requantize(sum (x - zp_x) * (w - zp_w) + bias) + zp_y). */
function multiply(op: Op<FullyConnectedAttrs>, source: Value, weights: Value, bias: Value | null): Value {
  const [n = 0, k = 0] = input(op, 1).shape;
  const target = output(op);
  const multipliers = channelMultipliers(input(op, 0), input(op, 1), target, n);
  const range = activationRange(op.attrs.activation, target);
  const [zeroIn, zeroWeights, zeroOut] = [zeroPointOf(input(op, 0)), zeroPointOf(input(op, 1)), zeroPointOf(target)];
  const [x, w] = [source as Int8Array, weights as Int8Array];
  const out = makeValue(target.dtype, elementCount(target.shape));
  for (let i = 0; i < out.length; i++) {
    const [row, c] = [Math.floor(i / n) * k, i % n];
    let acc = Number(bias?.[c] ?? 0);
    for (let j = 0; j < k; j++) acc += (x[row + j]! - zeroIn) * (w[c * k + j]! - zeroWeights);
    out[i] = clamp(requantize(acc | 0, multipliers[c]!) + zeroOut, range.low, range.high);
  }
  return out;
}
