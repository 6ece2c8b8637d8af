import { input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { stridedCopyKernels } from '../../kernels/strided-copy/index.ts';
import type { OpDef } from '../op.ts';
import { applyMoves, keepsOrder, type Move, withConstants } from './move.ts';

type Given = 'tflite' | 'options' | 'readOptions' | 'types' | 'rules' | 'infer' | 'constants';

export interface MoverDef<A> extends Pick<OpDef<A>, Given> {
  /** Output elements that no move writes hold code 0. */
  readonly moves: (op: Op<A>) => readonly Move[];
}

/** An operator that only puts elements elsewhere: its moves are its meaning, and what its kernel does. */
export function mover<A>({ moves, ...def }: MoverDef<A>): OpDef<A> {
  return {
    ...def,
    reference: (op, inputs) => {
      const known = withConstants(op, inputs, def.constants ?? []);
      return applyMoves(known, inputs, moves(known));
    },
    alias: (op) => isFirstInput(op, moves(op)) && keepsOrder(op, moves(op)),
    kernels: stridedCopyKernels(moves),
  };
}

/** The planner shares memory of input 0 and output 0 only, and not with constants. */
function isFirstInput(op: Op<unknown>, moves: readonly Move[]): boolean {
  return moves[0]?.input === 0 && op.outputs.length === 1 && input(op, 0).data === null;
}
