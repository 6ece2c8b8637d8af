import { ops } from '../ops/index.ts';
import type { Backend, OpDef, TypeRow } from '../ops/op.ts';

/** One operator of the support matrix, as its definition states it. */
export interface SupportRow {
  readonly kind: string;
  /** "int8, int8, int32? -> int8": '?' may be left out, '*' repeats. */
  readonly types: readonly string[];
  readonly rules: readonly string[];
  readonly backends: readonly Backend[];
}

/** Every operator that files may hold; our own are left out. */
export function supportRows(): readonly SupportRow[] {
  const entries = Object.entries(ops) as unknown as readonly (readonly [string, OpDef<unknown>])[];
  return entries
    .filter(([, def]) => def.tflite !== null)
    .map(([kind, def]) => supportRow(kind, def))
    .toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
}

function supportRow(kind: string, def: OpDef<unknown>): SupportRow {
  const constants = (def.constants ?? []).map((i) => `input ${i} is constant`);
  return {
    kind,
    types: def.types.map(typeText),
    rules: [...constants, ...def.rules.map((rule) => rule.says)],
    backends: Object.keys(def.kernels) as Backend[],
  };
}

function typeText({ inputs, outputs, note }: TypeRow): string {
  return `${inputs.join(', ') || 'nothing'} -> ${outputs.join(', ') || 'nothing'}${note === undefined ? '' : ` (${note})`}`;
}
