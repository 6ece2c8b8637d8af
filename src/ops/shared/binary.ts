import type { Activation } from '../../graph/quantization.ts';
import { input, output } from '../../graph/tensor.ts';
import type { DType, Op, Shape } from '../../graph/types.ts';
import { makeValue, type Value } from '../../graph/values.ts';
import type { OptionsReader, Rule, TypeRow } from '../op.ts';
import { broadcastIndices, broadcastLoops, broadcastShape } from './broadcast.ts';

/** Options of ADD, SUB, MUL and DIV; others have no activation. */
export interface BinaryAttrs {
  readonly activation: Activation;
}

export function readBinaryOptions(options: OptionsReader): BinaryAttrs {
  return { activation: options.word('fused_activation_function') as Activation };
}

/** For operators without options. */
export function noActivation(): BinaryAttrs {
  return { activation: 'none' };
}

/** Loops that the kernels have. */
const MOST_LOOPS = 6;

export const binaryRules: readonly Rule<unknown>[] = [
  {
    says: 'the shapes are equal, or broadcast to one another',
    broken: (op) => (broadcastShape(shapeOf(op, 0), shapeOf(op, 1)) ? null : shapesInWords(op)),
  },
  {
    says: 'broadcasting takes at most six nested loops',
    broken: (op) => {
      const { length } = broadcastLoops(shapeOf(op, 0), shapeOf(op, 1));
      return length <= MOST_LOOPS ? null : `${length} loops for ${shapesInWords(op)}`;
    },
  },
];

export function inferBinary(op: Op<unknown>): readonly Shape[] {
  return [broadcastShape(shapeOf(op, 0), shapeOf(op, 1)) ?? output(op).shape];
}

/** Applies a function of two elements to every pair; those of int64 come as bigint, fit for comparing and choosing. */
export function mapPairs(op: Op<unknown>, a: Value, b: Value, combine: (a: number, b: number) => number): Value {
  const target = output(op);
  const [fromA, fromB] = [
    broadcastIndices(shapeOf(op, 0), target.shape),
    broadcastIndices(shapeOf(op, 1), target.shape),
  ];
  const out = makeValue(target.dtype, fromA.length) as Int8Array;
  for (let i = 0; i < out.length; i++) out[i] = combine(a[fromA[i]!] as number, b[fromB[i]!] as number);
  return out;
}

function shapeOf(op: Op<unknown>, i: number): Shape {
  return input(op, i).shape;
}

function shapesInWords(op: Op<unknown>): string {
  return [0, 1].map((i) => shapeOf(op, i).join('x') || 'scalar').join(' and ');
}

/** Two operands and an output of one type. */
export function binaryTypes(...dtypes: readonly DType[]): readonly TypeRow[] {
  return dtypes.map((dtype) => ({ inputs: [dtype, dtype], outputs: [dtype] }));
}
