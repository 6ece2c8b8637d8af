import { quantizeMultiplier } from '../../fixed-point.ts';
import { elementCount, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Backend } from '../../ops/op.ts';
import { sumMultiplier, sumOffset } from '../../ops/shared/add-n.ts';
import type { NoAttrs } from '../../ops/shared/types.ts';
import type { Arg, Kernel, Part } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { storedForm } from '../shared/requantize.ts';

const ofReals: Kernel<NoAttrs> = {
  name: 'add_n_f32',
  source: 'portable/add_n.c',
  fits: (op) => output(op).dtype === 'float32',
  lower: (op) => {
    const n = elementCount(output(op).shape);
    const count = op.inputs.length;
    return {
      args: [...op.inputs.map(inputAt), { kind: 'output', index: 0, form: 'plain' }],
      literals: [],
      parts: op.inputs.map((_, i) => running('add_n_f32', i, count, n)),
      inPlace: new Set(op.inputs).size === count ? [[0, 0]] : [],
      assumes: [],
      cost: 8 * n * count,
    };
  },
};

const ofCodes: Kernel<NoAttrs> = {
  name: 'add_n_sum_s8',
  source: 'portable/add_n.c',
  fits: (op) => output(op).dtype === 'int8',
  lower: (op) => {
    const n = elementCount(output(op).shape);
    const count = op.inputs.length;
    const { multiplier, shift } = storedForm(quantizeMultiplier(sumMultiplier(op)));
    const finish = { n, offset: sumOffset(op), multiplier, shift, zero_out: zeroPointOf(output(op)) };
    return {
      args: [
        ...op.inputs.map(inputAt),
        { kind: 'scratch', label: 'sum', ctype: 'int16_t', bytes: 2 * n, align: 2 },
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [],
      parts: [
        ...op.inputs.map((_, i) => running('add_n_sum_s8', i, count, n)),
        { name: 'add_n_finish_s8', args: [count, count + 1], literals: literals(finish) },
      ],
      inPlace: op.inputs.map((_, i) => [i, 0] as const),
      assumes: [],
      cost: n * (5 * count + 20),
    };
  },
};

function inputAt(_: unknown, index: number): Arg {
  return { kind: 'input', index, form: 'plain' };
}

/** Adds input i to the running sum, which follows the inputs. */
function running(name: string, i: number, count: number, n: number): Part {
  return { name, args: [i, count], literals: literals({ n, first: i === 0 ? 1 : 0 }) };
}

export const addNKernels: Partial<Record<Backend, readonly Kernel<NoAttrs>[]>> = { native: [ofReals, ofCodes] };
