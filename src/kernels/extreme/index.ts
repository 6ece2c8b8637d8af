import { elementBytes, input } from '../../graph/tensor.ts';
import type { Kernel } from '../kernel.ts';
import { binaryKernels } from '../shared/broadcast.ts';
import { literals } from '../shared/literals.ts';

/** The larger or smaller of two integers. */
export function extremeKernels<A>(which: 'maximum' | 'minimum'): readonly Kernel<A>[] {
  return binaryKernels<A>({
    name: 'extreme',
    source: 'portable/extreme.c',
    suffix: '',
    dtypes: ['int8', 'uint8', 'int16', 'int32', 'int64', 'bool'],
    arithmetic: (op) => {
      const { dtype } = input(op, 0);
      const type = { bytes: elementBytes(dtype), is_signed: dtype.startsWith('int') ? 1 : 0 };
      return { literals: literals({ ...type, largest: which === 'maximum' ? 1 : 0 }), assumes: [] };
    },
    cost: () => 6,
  });
}
