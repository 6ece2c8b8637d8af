import { invariant } from '../errors.ts';
import { batchMatmul } from './batch-matmul.ts';
import { conv2d } from './conv-2d.ts';
import { fullyConnected } from './fully-connected.ts';
import type { OpDef } from './op.ts';
import { reshape } from './reshape.ts';
import { svdf } from './svdf.ts';
import { table } from './table.ts';
import { transposeConv } from './transpose-conv.ts';
import { unidirectionalSequenceLstm } from './unidirectional-sequence-lstm.ts';

/** Every operator we know; one line each. */
export const ops = {
  CONV_2D: conv2d,
  FULLY_CONNECTED: fullyConnected,
  RESHAPE: reshape,
  /* Sequences and products of activations. */
  SVDF: svdf,
  UNIDIRECTIONAL_SEQUENCE_LSTM: unidirectionalSequenceLstm,
  TRANSPOSE_CONV: transposeConv,
  BATCH_MATMUL: batchMatmul,
  /* Ours, made by rewrites. */
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
