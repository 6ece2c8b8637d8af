import { elementBytes, elementCount, input, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import { alphaRows, preluMultipliers } from '../../ops/shared/prelu.ts';
import type { NoAttrs } from '../../ops/shared/types.ts';
import type { Arg, Call, Kernel, Literal, Table } from '../kernel.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { multiplierLiterals } from '../shared/multiplier-literals.ts';
import { operand } from '../shared/operand.ts';
import { constant } from '../shared/requantize.ts';

export const preluKernels: Partial<Record<Backend, readonly Kernel<NoAttrs>[]>> = {
  native: [
    {
      name: 'prelu',
      source: 'portable/prelu.c',
      fits: (op) => input(op, 0).dtype !== 'float32',
      lower: (op) => lowerPrelu(op, codeLiterals(op), 22),
    },
    {
      name: 'prelu_f32',
      source: 'portable/prelu_f32.c',
      fits: (op) => input(op, 0).dtype === 'float32',
      lower: (op, target) => lowerPrelu(op, [], target.fpu === 'none' ? 70 : 10),
    },
  ],
};

function lowerPrelu(op: Op<NoAttrs>, arithmetic: readonly Literal[], cost: number): Call {
  const { rows, n, row, step } = alphaRows(op)!;
  return {
    args: [{ kind: 'input', index: 0, form: 'plain' }, alphaArg(op), { kind: 'output', index: 0, form: 'plain' }],
    literals: [...literals({ rows, n, row_alpha: row, step_alpha: step }), ...arithmetic],
    inPlace: [[0, 0]],
    assumes: [],
    cost: cost * elementCount(output(op).shape),
  };
}

function alphaArg(op: Op<NoAttrs>): Arg {
  const { spread, n } = alphaRows(op)!;
  return spread ? constant('alpha', spread as Table, Math.min(n, 16), 4) : operand(op, 1);
}

function codeLiterals(op: Op<NoAttrs>): readonly Literal[] {
  const { positive, negative } = preluMultipliers(op);
  return [
    ...literals({
      bytes: elementBytes(input(op, 0).dtype),
      zero_in: zeroPointOf(input(op, 0)),
      zero_alpha: zeroPointOf(input(op, 1)),
    }),
    ...multiplierLiterals('positive', positive),
    ...multiplierLiterals('negative', negative),
    ...finishLiterals(op, 'none'),
  ];
}
