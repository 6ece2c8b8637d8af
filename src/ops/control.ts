import type { Control, Kernel } from '../kernels/kernel.ts';
import type { OpDef } from './op.ts';

/**
 * Ours: marks of control flow in the flat list of operators that IF and WHILE are turned into, so that one memory plan
 * covers all subgraphs. A mark reads the tensors that must stay alive up to it.
 */
export const controls = {
  'BAREFLOW:LOOP': mark('loop'),
  'BAREFLOW:LEAVE_UNLESS': mark('leave-unless'),
  'BAREFLOW:END_LOOP': mark('end-loop'),
  'BAREFLOW:IF': mark('if'),
  'BAREFLOW:ELSE': mark('else'),
  'BAREFLOW:END_IF': mark('end-if'),
  'BAREFLOW:END_INIT': mark('end-init'),
} as const;

function mark(control: Control): OpDef<null> {
  return {
    tflite: null,
    options: null,
    readOptions: () => null,
    types: [{ inputs: ['any*'], outputs: [] }],
    rules: [],
    infer: () => [],
    reference: () => [],
    effects: true,
    control,
    kernels: { native: [statement(control)] },
  };
}

/** `if` and `leave-unless` look at their first input. */
function statement(control: Control): Kernel<null> {
  const conditional = control === 'if' || control === 'leave-unless';
  return {
    name: control,
    source: null,
    fits: () => true,
    lower: () => ({
      args: conditional ? [{ kind: 'input', index: 0, form: 'plain' }] : [],
      literals: [],
      inPlace: [],
      assumes: [],
      control,
      cost: 2,
    }),
  };
}
