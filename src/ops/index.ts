import { invariant } from '../errors.ts';
import { add } from './add.ts';
import { conv2d } from './conv-2d.ts';
import { copy } from './copy.ts';
import { dequantize } from './dequantize.ts';
import { expandDims } from './expand-dims.ts';
import { fullyConnected } from './fully-connected.ts';
import { logistic } from './logistic.ts';
import { mul } from './mul.ts';
import type { OpDef } from './op.ts';
import { quantize } from './quantize.ts';
import { relu } from './relu.ts';
import { relu6 } from './relu6.ts';
import { reshape } from './reshape.ts';
import { softmax } from './softmax.ts';
import { squeeze } from './squeeze.ts';
import { sub } from './sub.ts';
import { table } from './table.ts';
import { tanh } from './tanh.ts';

/** Every operator we know; one line each. */
export const ops = {
  ADD: add,
  CONV_2D: conv2d,
  DEQUANTIZE: dequantize,
  EXPAND_DIMS: expandDims,
  FULLY_CONNECTED: fullyConnected,
  LOGISTIC: logistic,
  MUL: mul,
  QUANTIZE: quantize,
  RELU: relu,
  RELU6: relu6,
  RESHAPE: reshape,
  SOFTMAX: softmax,
  SQUEEZE: squeeze,
  SUB: sub,
  TANH: tanh,
  /* Ours, made by rewrites. */
  'BAREFLOW:COPY': copy,
  'BAREFLOW:TABLE': table,
} as const;

export type OpKind = keyof typeof ops;

/** The one place where an operator's attribute type is widened away. */
export function findOp(kind: string): OpDef<unknown> | null {
  return Object.hasOwn(ops, kind) ? (ops[kind as OpKind] as unknown as OpDef<unknown>) : null;
}

export function defOf(op: { readonly kind: string; readonly index: number }): OpDef<unknown> {
  const def = findOp(op.kind);
  invariant(def, `operator ${op.index} is ${op.kind}, which passed the check but has no definition`);
  return def;
}
