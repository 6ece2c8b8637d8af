import { invariant } from '../errors.ts';
import type { TensorId } from '../graph/types.ts';
import type { Buffer, Plan } from '../plan/types.ts';

export type Pool = 'arena' | 'state';

export interface Location {
  readonly pool: Pool;
  readonly offset: number;
  readonly bytes: number;
}

/** Where a tensor's bytes lie, itself or the tensor that it renames. */
export function locate(plan: Plan, tensor: TensorId): Location {
  const root = plan.kernelPlan.schedule.groups.find((group) => group.members.includes(tensor))?.root;
  const buffer = plan.buffers.find(({ use }) => use.kind === 'tensor' && use.root === root);
  invariant(buffer, `tensor ${tensor} has no place`);
  return locationOf(buffer);
}

export function locateScratch(plan: Plan, step: number, arg: number): Location {
  const buffer = plan.buffers.find(({ use }) => use.kind === 'scratch' && use.step === step && use.arg === arg);
  invariant(buffer, `scratch ${arg} of step ${step} has no place`);
  return locationOf(buffer);
}

function locationOf(buffer: Buffer): Location {
  return { pool: buffer.region === 'state' ? 'state' : 'arena', offset: buffer.offset, bytes: buffer.bytes };
}
