import { invariant } from '../errors.ts';
import type { Control } from '../kernels/kernel.ts';
import { add } from './add.ts';
import { assignVariable } from './assign-variable.ts';
import { averagePool2d } from './average-pool-2d.ts';
import { callOnce } from './call-once.ts';
import { controls } from './control.ts';
import { conv2d } from './conv-2d.ts';
import { depthwiseConv2d } from './depthwise-conv-2d.ts';
import { fullyConnected } from './fully-connected.ts';
import { ifOp } from './if.ts';
import { maxPool2d } from './max-pool-2d.ts';
import { mul } from './mul.ts';
import type { OpDef } from './op.ts';
import { readVariable } from './read-variable.ts';
import { reshape } from './reshape.ts';
import { softmax } from './softmax.ts';
import { sub } from './sub.ts';
import { table } from './table.ts';
import { varHandle } from './var-handle.ts';
import { whileOp } from './while.ts';

/** Every operator we know; one line each. */
export const ops = {
  ADD: add,
  ASSIGN_VARIABLE: assignVariable,
  AVERAGE_POOL_2D: averagePool2d,
  CALL_ONCE: callOnce,
  CONV_2D: conv2d,
  DEPTHWISE_CONV_2D: depthwiseConv2d,
  FULLY_CONNECTED: fullyConnected,
  IF: ifOp,
  MAX_POOL_2D: maxPool2d,
  MUL: mul,
  READ_VARIABLE: readVariable,
  RESHAPE: reshape,
  SOFTMAX: softmax,
  SUB: sub,
  VAR_HANDLE: varHandle,
  WHILE: whileOp,
  /* Ours, made by rewrites. */
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
