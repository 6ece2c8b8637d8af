import { quantizeMultiplier, type Multiplier } from '../../fixed-point.ts';
import { input, optionalInput, output, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { Activation } from '../../graph/quantization.ts';
import type { Op, Tensor } from '../../graph/types.ts';
import { constantIntegers } from '../../graph/values.ts';
import type { Padding } from '../../graph/window.ts';
import type { OptionsReader, Rule, TypeRow } from '../op.ts';
import { multiplierRule } from './multiplier.ts';

/** The options that plain and depthwise convolution share. */
export interface ConvolutionAttrs {
  readonly padding: Padding;
  readonly activation: Activation;
  readonly strideH: number;
  readonly strideW: number;
  readonly dilationH: number;
  readonly dilationW: number;
}

/** What every operator with weights takes. */
export const weightTypes: readonly TypeRow[] = [
  { inputs: ['int8', 'int8', 'int32?'], outputs: ['int8'] },
  { inputs: ['int8', 'int4', 'int32?'], outputs: ['int8'] },
  { inputs: ['int16', 'int8', 'int64?'], outputs: ['int16'] },
  { inputs: ['float32', 'float32', 'float32?'], outputs: ['float32'] },
];

export function convolutionOptions(o: OptionsReader): ConvolutionAttrs {
  return {
    padding: o.word('padding') as Padding,
    activation: o.word('fused_activation_function') as Activation,
    strideH: o.number('stride_h'),
    strideW: o.number('stride_w'),
    dilationH: o.number('dilation_h_factor'),
    dilationW: o.number('dilation_w_factor'),
  };
}

export const stepRule: Rule<ConvolutionAttrs> = {
  says: 'strides and dilations are at least 1',
  broken: ({ attrs: a }) => {
    const steps = [a.strideH, a.strideW, a.dilationH, a.dilationW];
    return steps.every((step) => step >= 1)
      ? null
      : `strides ${a.strideH}x${a.strideW}, dilations ${a.dilationH}x${a.dilationW}`;
  },
};

/**
 * One multiplier per output channel: (s_in * s_w[c]) / s_out in double. The file's scales are float32; widened, their
 * product is exact.
 */
export function channelMultipliers(
  source: Tensor,
  weights: Tensor,
  target: Tensor,
  channels: number,
): readonly Multiplier[] {
  const factors = weightFactors(source, weights, target);
  return Array.from({ length: channels }, (_, c) => quantizeMultiplier(factors[factors.length === 1 ? 0 : c] ?? 1));
}

function weightFactors(source: Tensor, weights: Tensor, target: Tensor): readonly number[] {
  return (weights.quant?.scales ?? []).map((scale) => (scaleOf(source) * scale) / scaleOf(target));
}

/** Convolutions ignore a zero point of the weights; fully connected honours it. */
export const symmetryRule: Rule<unknown> = {
  says: 'quantized weights are symmetric (zero point 0)',
  broken: (op) => {
    const offset = input(op, 1).quant?.zeroPoints.find((zero) => zero !== 0);
    return isQuantized(op) && offset !== undefined ? `zero point ${offset}` : null;
  },
};

/** Rules that every operator with weights and per-channel scales shares. `axis` is the output channel's in the weights. */
export function weightRules<A>(axis: number): readonly Rule<A>[] {
  return [
    {
      says: 'weights are constant',
      broken: (op) => (input(op, 1).data === null ? `"${input(op, 1).name}" is computed at run time` : null),
    },
    {
      says: 'weights have one scale, or one for each output channel',
      broken: (op) => scaleCountProblem(op, axis),
    },
    multiplierRule((op) => (isQuantized(op) ? weightFactors(input(op, 0), input(op, 1), output(op)) : [])),
    {
      says: 'int16 inputs and outputs have zero point 0',
      broken: (op) => {
        const shifted = [input(op, 0), output(op)].find((t) => t.dtype === 'int16' && zeroPointOf(t) !== 0);
        return shifted ? `"${shifted.name}" has zero point ${zeroPointOf(shifted)}` : null;
      },
    },
    {
      says: 'biases of 64 bits stay below 2^46, and the factor from their sums to output codes below 2^7',
      broken: (op) => wideProblem(op),
    },
    {
      says: 'a bias is constant, with one element for each output channel',
      broken: (op) => biasProblem(op),
    },
  ];
}

export function isQuantized(op: Op<unknown>): boolean {
  return input(op, 0).dtype !== 'float32';
}

function scaleCountProblem(op: Op<unknown>, axis: number): string | null {
  if (!isQuantized(op)) return null;
  const weights = input(op, 1);
  const scales = weights.quant?.scales.length ?? 0;
  const channels = weights.shape[axis] ?? 0;
  return scales === 1 || scales === channels ? null : `${scales} scales for ${channels} channels`;
}

/** The reference's requantization of 64-bit sums takes no more. */
function wideProblem(op: Op<unknown>): string | null {
  const bias = optionalInput(op, 2);
  if (input(op, 0).dtype !== 'int16' || bias?.dtype === 'int32') return null;
  const factor = weightFactors(input(op, 0), input(op, 1), output(op)).find((real) => real >= 2 ** 7);
  if (factor !== undefined) return `factor ${factor}`;
  const large = bias?.data ? constantIntegers(bias).find((value) => Math.abs(value) >= 2 ** 46) : undefined;
  return large === undefined ? null : `bias ${large}`;
}

function biasProblem(op: Op<unknown>): string | null {
  const bias = optionalInput(op, 2);
  if (bias === null) return null;
  if (bias.data === null) return `"${bias.name}" is computed at run time`;
  const channels = output(op).shape.at(-1) ?? 0;
  const elements = bias.shape.reduce((n, size) => n * size, 1);
  return elements === channels ? null : `${elements} elements for ${channels} channels`;
}

export function inputZeroPoint(op: Op<unknown>): number {
  return zeroPointOf(input(op, 0));
}
