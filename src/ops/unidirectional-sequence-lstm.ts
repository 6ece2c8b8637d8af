import type { Activation } from '../graph/quantization.ts';
import { elementCount, input, optionalInput, output, sameShape } from '../graph/tensor.ts';
import type { DType, Op, Shape } from '../graph/types.ts';
import { makeValue, type Value, type Values } from '../graph/values.ts';
import { lstmKernels } from '../kernels/unidirectional-sequence-lstm/index.ts';
import type { OpDef, TypeRow } from './op.ts';
import { floatStep, integerStep, runLstm } from './shared/lstm-reference.ts';
import { lstmGates, lstmGeometry, lstmInputs } from './shared/lstm.ts';

export interface LstmAttrs {
  readonly activation: Activation;
  readonly cellClip: number;
  readonly timeMajor: boolean;
  readonly diagonal: boolean;
}

function row(data: 'int8' | 'int16' | 'float32', bias: 'int32' | 'int64' | 'float32'): TypeRow {
  const weights = Array<DType>(8).fill(data === 'float32' ? 'float32' : 'int8');
  const cell = data === 'float32' ? 'float32' : 'int16';
  const unused = (count: number) => Array<`${typeof cell}?`>(count).fill(`${cell}?`);
  const biases = Array<DType>(4).fill(bias);
  return {
    inputs: [data, ...weights, ...unused(3), ...biases, ...unused(2), data, cell, ...unused(4)],
    outputs: [data],
  };
}

/** 24 inputs: x, 4 input weights, 4 recurrent weights, 3 peephole, 4 biases, 2 projection, hidden, cell, 4 layer norm. */
export const unidirectionalSequenceLstm: OpDef<LstmAttrs> = {
  tflite: 44,
  options: 'UnidirectionalSequenceLSTMOptions',
  readOptions: (o) => ({
    activation: o.word('fused_activation_function') as Activation,
    cellClip: o.number('cell_clip'),
    timeMajor: o.flag('time_major'),
    diagonal: o.flag('diagonal_recurrent_tensors'),
  }),
  types: [row('int8', 'int32'), row('int16', 'int64'), row('float32', 'float32')],
  rules: [
    {
      says: 'no peephole connections, projection or layer normalization',
      broken: (op) => unusedProblem(op),
      hint: 'the plain LSTM layer of Keras has none of them',
    },
    {
      says: 'the cell activation is tanh, recurrent weights are full matrices',
      broken: ({ attrs: a }) =>
        a.activation === 'tanh' && !a.diagonal ? null : `activation ${a.activation}${a.diagonal ? ', diagonal' : ''}`,
    },
    { says: 'weights, biases and states fit the input and each other', broken: (op) => shapeProblem(op) },
    {
      says: 'hidden and cell state are variable tensors',
      broken: (op) => {
        const fixed = [lstmInputs.hidden, lstmInputs.cell].find((i) => !input(op, i).isVariable);
        return fixed === undefined ? null : `input ${fixed} "${input(op, fixed).name}" is not`;
      },
    },
    {
      says: 'every quantized tensor has one scale, weights, cell state and all int16 tensors have zero point 0',
      broken: (op) => quantProblem(op),
    },
  ],
  infer: (op) => [[...input(op, 0).shape.slice(0, 2), lstmGeometry(op).units]],
  constants: [1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 14, 15],
  reference: (op, values) => [run(op, values)],
  macs: (op) => {
    const g = lstmGeometry(op);
    return 4 * g.time * g.batch * g.units * (g.inputs + g.units);
  },
  kernels: lstmKernels,
};

function run(op: Op<LstmAttrs>, values: Values): Value {
  const step = input(op, 0).dtype === 'float32' ? floatStep(op, values) : integerStep(op, values);
  const out = makeValue(output(op).dtype, elementCount(output(op).shape));
  return runLstm(op, values[lstmInputs.hidden] as Value, out, step);
}

function unusedProblem(op: Op<LstmAttrs>): string | null {
  const { peephole, projection, norm } = lstmInputs;
  const unused = [peephole, peephole + 1, peephole + 2, projection, projection + 1, norm, norm + 1, norm + 2, norm + 3];
  const present = unused.find((i) => optionalInput(op, i) !== null);
  return present === undefined ? null : `input ${present} "${input(op, present).name}"`;
}

function shapeProblem(op: Op<LstmAttrs>): string | null {
  if (input(op, 0).shape.length !== 3) return `input of ${input(op, 0).shape.length} dimensions`;
  const { batch, inputs, units } = lstmGeometry(op);
  const wanted = lstmGates.flatMap((g): (readonly [number, Shape])[] => [
    [lstmInputs.weights + g, [units, inputs]],
    [lstmInputs.recurrent + g, [units, units]],
    [lstmInputs.bias + g, [units]],
  ]);
  const states = [lstmInputs.hidden, lstmInputs.cell].map((i) => [i, [batch, units]] as const);
  const wrong = [...wanted, ...states].find(([i, shape]) => !sameShape(input(op, i).shape, shape));
  return wrong ? `input ${wrong[0]} is ${input(op, wrong[0]).shape.join('x')}, not ${wrong[1].join('x')}` : null;
}

function quantProblem(op: Op<LstmAttrs>): string | null {
  if (input(op, 0).dtype === 'float32') return null;
  const weights = lstmGates.flatMap((g) => [lstmInputs.weights + g, lstmInputs.recurrent + g]);
  const used = [0, ...weights, lstmInputs.hidden, lstmInputs.cell];
  const unscaled = used.find((i) => input(op, i).quant?.scales.length !== 1);
  if (unscaled !== undefined) return `input ${unscaled} has ${input(op, unscaled).quant?.scales.length ?? 0} scales`;
  const symmetric = [...weights, lstmInputs.cell, ...(input(op, 0).dtype === 'int16' ? [0, lstmInputs.hidden] : [])];
  const offset = symmetric.find((i) => input(op, i).quant?.zeroPoints[0] !== 0);
  return offset === undefined ? null : `input ${offset} has zero point ${input(op, offset).quant?.zeroPoints[0]}`;
}
