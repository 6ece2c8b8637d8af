import { clamp, requantize } from '../fixed-point.ts';
import { type Activation, dtypeRange, realActivationRange } from '../graph/quantization.ts';
import { elementCount, input, optionalInput, output, sameShape, scaleOf, zeroPointOf } from '../graph/tensor.ts';
import type { Op, Shape } from '../graph/types.ts';
import { makeValue, type Value, type Values } from '../graph/values.ts';
import { svdfKernels } from '../kernels/svdf/index.ts';
import type { OpDef } from './op.ts';
import { svdfGeometry, svdfMultipliers } from './shared/svdf.ts';

export interface SvdfAttrs {
  readonly rank: number;
  readonly activation: Activation;
}

/** Inputs: x, weights_feature, weights_time, bias, state. */
export const svdf: OpDef<SvdfAttrs> = {
  tflite: 27,
  options: 'SVDFOptions',
  readOptions: (o) => ({
    rank: o.number('rank'),
    activation: o.word('fused_activation_function') as Activation,
  }),
  types: [
    { inputs: ['int8', 'int8', 'int8', 'int32?', 'int8'], outputs: ['int8'] },
    { inputs: ['int8', 'int8', 'int16', 'int32?', 'int16'], outputs: ['int8'] },
    { inputs: ['float32', 'float32', 'float32', 'float32?', 'float32'], outputs: ['float32'] },
  ],
  rules: [
    {
      says: 'the rank is at least 1 and divides the number of filters',
      broken: (op) => {
        const [filters = 0] = input(op, 1).shape;
        return op.attrs.rank >= 1 && filters % op.attrs.rank === 0 ? null : `rank ${op.attrs.rank}, ${filters} filters`;
      },
    },
    { says: 'weights, bias and state fit the input and each other', broken: (op) => shapeProblem(op) },
    {
      says: 'the state is a variable tensor',
      broken: (op) => (input(op, 4).isVariable ? null : `"${input(op, 4).name}" is not`),
    },
    {
      says: 'every quantized tensor has one scale; weights and an int16 state have zero point 0',
      broken: (op) => quantProblem(op),
    },
    {
      says: 'the bias scale is the product of state and time weight scales, to 1e-5',
      broken: (op) => biasScaleProblem(op),
      hint: 'convert the model again: its bias was quantized for other scales',
    },
    {
      says: 'a float32 operator has no activation, or one of the relu family',
      broken: ({ inputs, attrs: { activation } }) =>
        inputs[0]?.dtype === 'float32' && ['tanh', 'sign_bit'].includes(activation) ? activation : null,
    },
  ],
  infer: (op) => [[svdfGeometry(op).batch, svdfGeometry(op).units]],
  constants: [1, 2, 3],
  reference: (op, values) => [isFloat(op) ? filterFloats(op, values) : filterCodes(op, values)],
  macs: (op) => {
    const g = svdfGeometry(op);
    return g.batch * g.units * g.rank * (g.inputs + g.memory);
  },
  kernels: svdfKernels,
};

function isFloat(op: Op<SvdfAttrs>): boolean {
  return input(op, 0).dtype === 'float32';
}

function shapeProblem(op: Op<SvdfAttrs>): string | null {
  if (input(op, 0).shape.length !== 2 || input(op, 2).shape.length !== 2) return 'not two dimensions';
  const { batch, inputs, units, rank, memory } = svdfGeometry(op);
  const filters = units * rank;
  const wanted: readonly (readonly [number, Shape])[] = [
    [1, [filters, inputs]],
    [3, [units]],
    [4, [batch, memory * filters]],
  ];
  const wrong = wanted.find(([i, shape]) => !sameShape(optionalInput(op, i)?.shape ?? shape, shape));
  return wrong ? `input ${wrong[0]} is ${input(op, wrong[0]).shape.join('x')}, not ${wrong[1].join('x')}` : null;
}

function quantProblem(op: Op<SvdfAttrs>): string | null {
  if (isFloat(op)) return null;
  const unscaled = [0, 1, 2, 4].find((i) => input(op, i).quant?.scales.length !== 1);
  if (unscaled !== undefined) return `input ${unscaled} has ${input(op, unscaled).quant?.scales.length ?? 0} scales`;
  const symmetric = input(op, 4).dtype === 'int16' ? [1, 2, 4] : [1, 2];
  const offset = symmetric.find((i) => zeroPointOf(input(op, i)) !== 0);
  return offset === undefined ? null : `input ${offset} has zero point ${zeroPointOf(input(op, offset))}`;
}

/** The check that TFLite Micro makes. */
function biasScaleProblem(op: Op<SvdfAttrs>): string | null {
  const bias = optionalInput(op, 3);
  if (isFloat(op) || !bias?.quant) return null;
  const product = scaleOf(input(op, 4)) * scaleOf(input(op, 2));
  return Math.abs(product - scaleOf(bias)) < 1e-5 ? null : `bias scale ${scaleOf(bias)}, product ${product}`;
}

/**
 * Each filter's memory moves by one, its newest value is clamp(requantize(sum w_f (x - zp_x))) + zp_state: clamped before
 * the zero point is added, so an int8 store may wrap. Then out = clamp8(requantize(bias + sum w_t (state - zp_state)) + zp_out);
 * the fused activation is not applied.
 */
function filterCodes(op: Op<SvdfAttrs>, values: Values): Value {
  const [x, feature, time, bias, state] = values as readonly (Int8Array | null)[];
  const g = svdfGeometry(op);
  const multipliers = svdfMultipliers(op);
  const [zeroIn, zeroState, zeroOut] = [input(op, 0), input(op, 4), output(op)].map(zeroPointOf) as [
    number,
    number,
    number,
  ];
  const range = dtypeRange(input(op, 4).dtype);
  const out = makeValue('int8', elementCount(output(op).shape));
  for (let i = 0; i < out.length; i++) {
    let acc = bias?.[i % g.units] ?? 0;
    for (let r = 0; r < g.rank; r++) {
      const [filter, at] = filterPlace(g, i, r);
      let sum = 0;
      for (let k = 0; k < g.inputs; k++) sum += (x![at.x + k]! - zeroIn) * feature![filter * g.inputs + k]!;
      remember(
        state!,
        at.state,
        g.memory,
        clamp(requantize(sum | 0, multipliers.feature), range.low, range.high) + zeroState,
      );
      for (let m = 0; m < g.memory; m++) acc += (state![at.state + m]! - zeroState) * time![filter * g.memory + m]!;
    }
    out[i] = clamp(requantize(acc | 0, multipliers.time) + zeroOut, -128, 127);
  }
  return out;
}

function filterFloats(op: Op<SvdfAttrs>, values: Values): Value {
  const [x, feature, time, bias, state] = values as readonly (Float32Array | null)[];
  const g = svdfGeometry(op);
  const range = realActivationRange(op.attrs.activation);
  const out = makeValue('float32', elementCount(output(op).shape));
  for (let i = 0; i < out.length; i++) {
    let acc = bias?.[i % g.units] ?? 0;
    for (let r = 0; r < g.rank; r++) {
      const [filter, at] = filterPlace(g, i, r);
      remember(state!, at.state, g.memory, floatDot(x!, at.x, feature!, filter * g.inputs, g.inputs));
      acc = Math.fround(acc + floatDot(state!, at.state, time!, filter * g.memory, g.memory));
    }
    out[i] = clamp(acc, range.low, range.high);
  }
  return out;
}

/** Filter r of output i: its number, where its batch's input starts and where its memory starts. */
function filterPlace(
  g: ReturnType<typeof svdfGeometry>,
  i: number,
  r: number,
): readonly [number, { readonly x: number; readonly state: number }] {
  const [batch, filter] = [Math.floor(i / g.units), (i % g.units) * g.rank + r];
  return [filter, { x: batch * g.inputs, state: (batch * g.units * g.rank + filter) * g.memory }];
}

/** Drops the oldest of a filter's values. */
function remember(state: Int8Array | Float32Array, from: number, memory: number, newest: number): void {
  state.copyWithin(from, from + 1, from + memory);
  state[from + memory - 1] = newest;
}

function floatDot(a: Float32Array, from: number, b: Float32Array, row: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum = Math.fround(sum + Math.fround(a[from + i]! * b[row + i]!));
  return sum;
}
