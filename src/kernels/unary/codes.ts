import { elementCount, input, output, zeroPointOf } from '../../graph/tensor.ts';
import { dtypeRange } from '../../graph/quantization.ts';
import type { Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import { rescale, sameScale } from '../../ops/shared/codes.ts';
import { rsqrtMultiplier } from '../../ops/shared/inverse-sqrt.ts';
import { type LeakyReluAttrs, leakyMultipliers } from '../../ops/shared/leaky-relu.ts';
import { sigmoidScaling } from '../../ops/shared/sigmoid-scaling.ts';
import { sigmoidTable } from '../../ops/shared/sigmoid-s16.ts';
import type { NoAttrs } from '../../ops/shared/types.ts';
import type { Kernel, Literal } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { multiplierLiterals } from '../shared/multiplier-literals.ts';
import { constant, storedForm } from '../shared/requantize.ts';
import { floats, mapKernel } from './index.ts';

type Kernels<A> = Partial<Record<Backend, readonly Kernel<A>[]>>;

/** int16 functions of one code: fixed point, since a table would take 128 KB. */
export const absKernel = mapKernel<NoAttrs>({
  name: 'abs_s16',
  dtype: 'int16',
  literals: (op) => [
    ...literals({ rescaled: sameScale(op) ? 0 : 1, ...zeros(op) }),
    ...multiplierLiterals('out', sameScale(op) ? { multiplier: 0, shift: 0 } : rescale(op)),
  ],
  cost: 20,
});

export const leakyReluKernels: Kernels<LeakyReluAttrs> = {
  native: [
    mapKernel({
      name: 'leaky_relu_s16',
      dtype: 'int16',
      literals: (op) => {
        const { positive, negative, sign } = leakyMultipliers(op);
        return [
          ...literals({ ...zeros(op), sign }),
          ...multiplierLiterals('positive', positive),
          ...multiplierLiterals('negative', negative),
        ];
      },
      cost: 22,
    }),
    mapKernel({
      name: 'leaky_relu_f32',
      dtype: 'float32',
      literals: (op) => floats({ alpha: op.attrs.alpha }),
      cost: [10, 70],
    }),
  ],
};

export const rsqrtKernel = mapKernel<NoAttrs>({
  name: 'rsqrt_s16',
  dtype: 'int16',
  literals: (op) => [...literals(zeros(op)), ...rsqrtLiterals(op)],
  cost: 350,
});

function rsqrtLiterals(op: Op<unknown>): readonly Literal[] {
  const { multiplier, shift } = storedForm(rsqrtMultiplier(op));
  return literals({ multiplier, shift });
}

/** LOGISTIC and TANH by the sigmoid's table. */
export function sigmoidKernel(name: 'logistic' | 'tanh', mostLeft: number): Kernel<NoAttrs> {
  return mapKernel<NoAttrs>({
    name: name === 'tanh' ? 'tanh_codes_s16' : 'logistic_s16',
    file: `${name}_s16`,
    dtype: 'int16',
    tables: () => [constant('sigmoid', sigmoidTable, 16)],
    literals: (op) => literals({ ...sigmoidScaling(op, mostLeft) }),
    cost: 20,
  });
}

/** The reference for a bound on codes or on reals. */
export function clampKernel<A>(dtype: 'int16' | 'float32', range: (op: Op<A>) => Record<string, number>): Kernel<A> {
  const real = dtype === 'float32';
  return mapKernel<A>({
    name: real ? 'clamp_all_f32' : 'clamp_s16',
    file: 'clamp',
    dtype,
    literals: (op) => (real ? floats(range(op)) : literals(range(op))),
    cost: real ? [8, 40] : 7,
  });
}

/** RELU of int16 codes is a change of scale that ends at the output's zero point. */
export const rectifyKernel: Kernel<NoAttrs> = {
  name: 'recode',
  source: 'portable/recode.c',
  fits: (op) => input(op, 0).dtype === 'int16' && output(op).dtype === 'int16',
  lower: (op) => {
    const size = elementCount(output(op).shape);
    const { multiplier, shift } = storedForm(rescale(op));
    const { zero_in, zero_out } = zeros(op);
    const low = zero_out;
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: literals({
        size,
        in_bytes: 2,
        out_bytes: 2,
        zero_in,
        multiplier,
        shift,
        zero_out,
        low,
        high: dtypeRange('int16').high,
      }),
      inPlace: [[0, 0]],
      assumes: [],
      cost: 14 * size,
    };
  },
};

function zeros(op: Op<unknown>): { readonly zero_in: number; readonly zero_out: number } {
  return { zero_in: zeroPointOf(input(op, 0)), zero_out: zeroPointOf(output(op)) };
}
