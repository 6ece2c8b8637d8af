import type { Activation } from '../graph/quantization.ts';
import { elementCount, input, optionalInput, output, scaleOf } from '../graph/tensor.ts';
import type { Op, Shape } from '../graph/types.ts';
import { makeValue, type Value, type Values } from '../graph/values.ts';
import { fullyConnectedKernels } from '../kernels/fully-connected/index.ts';
import type { OpDef } from './op.ts';
import { accumulatorOf } from './shared/accumulator.ts';
import { weightRules, weightTypes } from './shared/convolution.ts';

export interface FullyConnectedAttrs {
  readonly activation: Activation;
  readonly keepDims: boolean;
  readonly weightsFormat: string;
  readonly quantizedBiasType: string;
}

export const fullyConnected: OpDef<FullyConnectedAttrs> = {
  tflite: 9,
  options: 'FullyConnectedOptions',
  readOptions: (o) => ({
    activation: o.word('fused_activation_function') as Activation,
    keepDims: o.flag('keep_num_dims'),
    weightsFormat: o.word('weights_format'),
    quantizedBiasType: o.word('quantized_bias_type'),
  }),
  types: [...weightTypes, { inputs: ['int16', 'int8', 'int32'], outputs: ['int16'] }],
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
  reference: (op, values) => [multiply(op, values)],
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

function multiply(op: Op<FullyConnectedAttrs>, values: Values): Value {
  const [n = 0, k = 0] = input(op, 1).shape;
  const { add, finish } = accumulatorOf(op, values, n);
  const out = makeValue(output(op).dtype, elementCount(output(op).shape));
  for (let i = 0; i < out.length; i++) {
    const c = i % n;
    out[i] = finish(add(0, Math.floor(i / n) * k, c * k, k), c);
  }
  return out;
}
