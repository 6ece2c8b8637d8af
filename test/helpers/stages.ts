import { createSession, isCompileError, type Problem } from '../../src/errors.ts';
import { mainOf } from '../../src/graph/tensor.ts';
import type { Graph, LegalGraph, Subgraph } from '../../src/graph/types.ts';
import { findOp } from '../../src/ops/index.ts';
import { parseModel } from '../../src/parse/model.ts';
import { legalize } from '../../src/plan/index.ts';
import type { Check, Rewrite } from '../../src/plan/pass.ts';
import { buildModel, type ModelSpec, type OperatorSpec, type TensorSpec } from './build-model.ts';

/** The compiler's stages one at a time, on models made in memory. */
export function graphOf(spec: ModelSpec): Graph {
  return parseModel(buildModel(spec), findOp);
}

export function legalOf(spec: ModelSpec): LegalGraph {
  return legalize(graphOf(spec), createSession());
}

export function rewritten(spec: ModelSpec, rewrite: Rewrite): Subgraph {
  return mainOf(rewrite(graphOf(spec)));
}

export function reported(spec: ModelSpec, check: Check): readonly Problem[] {
  const session = createSession();
  check(graphOf(spec), session);
  return session.problems();
}

/** What a model is refused with; empty when it is not. */
export function refusals(spec: ModelSpec): readonly Problem[] {
  try {
    legalOf(spec);
    return [];
  } catch (error) {
    if (isCompileError(error)) return error.problems;
    throw error;
  }
}

// Pieces of models: codes of scale 0.05, weights of scale 0.02.

export function codes(name: string, shape: readonly number[]): TensorSpec {
  return { name, dtype: 'int8', shape, scale: 0.05, zeroPoint: -4 };
}

export function constant(name: string, shape: readonly number[], data: readonly number[]): TensorSpec {
  return { name, dtype: 'int8', shape, scale: 0.02, data };
}

export function shapeOf(name: string, sizes: readonly number[]): TensorSpec {
  return { name, dtype: 'int32', shape: [sizes.length], data: sizes };
}

export function dense(input: number, weights: number, output: number): OperatorSpec {
  return { kind: 'FULLY_CONNECTED', inputs: [input, weights, -1], outputs: [output] };
}

export function reshape(input: number, output: number, newShape: readonly number[]): OperatorSpec {
  return { kind: 'RESHAPE', options: { new_shape: newShape }, inputs: [input], outputs: [output] };
}
