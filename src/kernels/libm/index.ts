import type { Backend } from '../../ops/op.ts';
import type { Kernel } from '../kernel.ts';
import { binaryKernels } from '../shared/broadcast.ts';
import { literals } from '../shared/literals.ts';

/** Numbered as in libm_f32.c. */
const functions = ['floor_div', 'floor_mod', 'pow'] as const;

/** Functions of two floats that take the C library. */
export function libmKernels<A>(which: (typeof functions)[number]): Partial<Record<Backend, readonly Kernel<A>[]>> {
  const native = binaryKernels<A>({
    name: 'libm',
    source: 'portable/libm_f32.c',
    suffix: '_f32',
    dtypes: ['float32'],
    arithmetic: () => ({ literals: literals({ operation: functions.indexOf(which) }), assumes: [] }),
    cost: ({ fpu }) => (fpu === 'none' ? 200 : 60),
  });
  return { native };
}
