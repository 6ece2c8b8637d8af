import { invariant } from '../errors.ts';
import type { Control } from '../kernels/kernel.ts';
import { add } from './add.ts';
import { assignVariable } from './assign-variable.ts';
import { averagePool2d } from './average-pool-2d.ts';
import { callOnce } from './call-once.ts';
import { concatenation } from './concatenation.ts';
import { controls } from './control.ts';
import { conv2d } from './conv-2d.ts';
import { copy } from './copy.ts';
import { depthwiseConv2d } from './depthwise-conv-2d.ts';
import { dequantize } from './dequantize.ts';
import { expandDims } from './expand-dims.ts';
import { fullyConnected } from './fully-connected.ts';
import { ifOp } from './if.ts';
import { logistic } from './logistic.ts';
import { maxPool2d } from './max-pool-2d.ts';
import { mean } from './mean.ts';
import { mul } from './mul.ts';
import type { OpDef } from './op.ts';
import { pad, padV2 } from './pad.ts';
import { quantize } from './quantize.ts';
import { readVariable } from './read-variable.ts';
import { relu } from './relu.ts';
import { relu6 } from './relu6.ts';
import { reshape } from './reshape.ts';
import { softmax } from './softmax.ts';
import { squeeze } from './squeeze.ts';
import { sub } from './sub.ts';
import { table } from './table.ts';
import { tanh } from './tanh.ts';
import { varHandle } from './var-handle.ts';
import { whileOp } from './while.ts';

/** Every operator we know; one line each. */
export const ops = {
  ADD: add,
  ASSIGN_VARIABLE: assignVariable,
  AVERAGE_POOL_2D: averagePool2d,
  CALL_ONCE: callOnce,
  CONCATENATION: concatenation,
  CONV_2D: conv2d,
  DEPTHWISE_CONV_2D: depthwiseConv2d,
  DEQUANTIZE: dequantize,
  EXPAND_DIMS: expandDims,
  FULLY_CONNECTED: fullyConnected,
  IF: ifOp,
  LOGISTIC: logistic,
  MAX_POOL_2D: maxPool2d,
  MEAN: mean,
  MUL: mul,
  PAD: pad,
  PADV2: padV2,
  QUANTIZE: quantize,
  READ_VARIABLE: readVariable,
  RELU: relu,
  RELU6: relu6,
  RESHAPE: reshape,
  SOFTMAX: softmax,
  SQUEEZE: squeeze,
  SUB: sub,
  TANH: tanh,
  VAR_HANDLE: varHandle,
  WHILE: whileOp,
  /* Ours, made by rewrites. */
  'BAREFLOW:COPY': copy,
  'BAREFLOW:TABLE': table,
  ...controls,
} as const;

/** Kinds that rewrites make. */
export const COPY = 'BAREFLOW:COPY';

export function markKind(control: Control): string {
  return Object.entries(controls).find(([, def]) => def.control === control)?.[0] ?? '';
}

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
