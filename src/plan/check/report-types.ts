import { problem, type Session } from '../../errors.ts';
import { placeOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { OpDef, TypeRow } from '../../ops/op.ts';
import type { Check } from '../pass.ts';
import { eachOp } from './each-op.ts';

/** Number and types of inputs and outputs against the operator's rows. */
export const reportTypes: Check = (graph, session) => eachOp(graph, (op, def) => checkTypes(op, def, session));

function checkTypes(op: Op, def: OpDef<unknown>, session: Session): void {
  if (def.types.some((row) => matches(row.inputs, typesOf(op.inputs)) && matches(row.outputs, typesOf(op.outputs))))
    return;
  session.report(
    problem('op/types', `${op.kind} does not take these types`, {
      at: placeOf(op),
      got: describe(op),
      hint: def.typeHint?.(op) ?? hintFor(op),
      notes: def.types.map((row) => `takes ${row.inputs.join(', ')} -> ${row.outputs.join(', ')}`),
    }),
  );
}

function typesOf(tensors: Op['inputs']): readonly (string | null)[] {
  return tensors.map((tensor) => tensor?.dtype ?? null);
}

/** '?' may be left out or absent; '*' takes the last type any number of times. */
function matches(wanted: TypeRow['inputs'] | TypeRow['outputs'], seen: readonly (string | null)[]): boolean {
  const repeats = wanted.at(-1)?.endsWith('*') ?? false;
  if (seen.length > wanted.length && !repeats) return false;
  const fixed = wanted.every((want, i) => i < seen.length || want.endsWith('?') || (want.endsWith('*') && i > 0));
  return fixed && seen.every((type, i) => fits(wanted[Math.min(i, wanted.length - 1)] ?? '', type));
}

function fits(want: string, type: string | null): boolean {
  const wanted = want.replace(/[?*]$/, '');
  return type === null ? want.endsWith('?') : wanted === 'any' || wanted === type;
}

function describe(op: Op): string {
  const words = (tensors: Op['inputs']): string => tensors.map((t) => t?.dtype ?? 'none').join(', ');
  return `${words(op.inputs)} -> ${words(op.outputs)}`;
}

/** Hybrid models are the usual case: float activations with int8 weights. */
function hintFor(op: Op): string {
  const [first, second] = op.inputs;
  if (first?.dtype === 'float32' && second?.dtype === 'int8') {
    return 'this is a dynamic-range model (float activations, int8 weights): set converter.representative_dataset and convert again, so that activations become int8 too';
  }
  if (first?.dtype === 'float32') {
    return 'quantize the model to int8: converter.optimizations = [tf.lite.Optimize.DEFAULT] and converter.representative_dataset = ...';
  }
  return 'convert again with int8 inputs, weights and outputs (TFLITE_BUILTINS_INT8)';
}
