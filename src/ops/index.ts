import { invariant } from '../errors.ts';
import type { Op } from '../graph/types.ts';
import type { Control } from '../kernels/kernel.ts';
import { controls } from './control.ts';
import type { OpDef } from './op.ts';
import { ops } from './registry.ts';

export { ops } from './registry.ts';

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

/** Whether the operator only gives its input 0 another name. */
export function isRenaming(op: Op): boolean {
  const { alias = false } = defOf(op);
  return typeof alias === 'function' ? alias(op) : alias;
}
