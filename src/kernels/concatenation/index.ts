import { byteSize, elementBytes, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import { type ConcatenationAttrs, turnsOf } from '../../ops/shared/concatenation.ts';
import type { Arg, Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';

/** The same for up to `most` inputs: what is left out is null and has no bytes, so that its copy is compiled away. */
function portable(most: number): Kernel<ConcatenationAttrs> {
  return {
    name: `concatenation_${most}`,
    source: 'portable/concatenation.c',
    fits: (op) => op.inputs.length <= most,
    lower: (op) => ({
      args: [...inputs(op, most), { kind: 'output', index: 0, form: 'plain' }],
      literals: [...literals({ turns: turnsOf(op).turns }), ...literals(runBytes(op, most))],
      inPlace: [],
      assumes: [],
      cost: byteSize(output(op)) + most,
    }),
  };
}

export const concatenationKernels: Partial<Record<Backend, readonly Kernel<ConcatenationAttrs>[]>> = {
  native: [portable(4), portable(16)],
};

function inputs(op: Op<ConcatenationAttrs>, most: number): readonly Arg[] {
  return Array.from({ length: most }, (_, index) =>
    index < op.inputs.length ? { kind: 'input', index, form: 'plain' } : { kind: 'null', ctype: 'uint8_t' },
  );
}

function runBytes(op: Op<ConcatenationAttrs>, most: number): Readonly<Record<string, number>> {
  const { runs } = turnsOf(op);
  const bytes = elementBytes(output(op).dtype);
  return Object.fromEntries(Array.from({ length: most }, (_, i) => [`bytes_${i}`, (runs[i] ?? 0) * bytes]));
}
