import { input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { tapsInside } from '../../graph/window.ts';
import type { Backend } from '../../ops/op.ts';
import { type PoolAttrs, type PoolGeometry, poolGeometry, poolRange } from '../../ops/shared/pooling.ts';
import type { Call, Kernel, Literal } from '../kernel.ts';
import { literals } from '../shared/literals.ts';

/** One kernel for each element type; the int8 average divides by multiplying where that is exact. */
const typed = { int8: 's8', int16: 's16', float32: 'f32' } as const;
type Pooled = keyof typeof typed;

function portable(what: 'average' | 'l2' | 'max', dtype: Pooled): Kernel<PoolAttrs> {
  const name = `${what}_pool_2d_${typed[dtype]}`;
  const hasReciprocal = what === 'average' && dtype === 'int8';
  return {
    name,
    source: `portable/${name}.c`,
    fits: (op) => input(op, 0).dtype === dtype,
    lower: (op) => lowerPool(op, hasReciprocal ? reciprocal(poolGeometry(op)) : []),
  };
}

type Kernels = Partial<Record<Backend, readonly Kernel<PoolAttrs>[]>>;
const types = Object.keys(typed) as readonly Pooled[];
export const averagePoolKernels: Kernels = { native: types.map((dtype) => portable('average', dtype)) };
export const l2PoolKernels: Kernels = { native: [portable('l2', 'float32')] };
export const maxPoolKernels: Kernels = { native: types.map((dtype) => portable('max', dtype)) };

function reciprocal(g: PoolGeometry): readonly Literal[] {
  return literals({ by_reciprocal: countsOf(g).every(dividesByReciprocal) ? 1 : 0 });
}

function lowerPool(op: Op<PoolAttrs>, more: readonly Literal[]): Call {
  const g = poolGeometry(op);
  const taps = g.y.kernel * g.x.kernel;
  const shape = {
    batch: g.batch,
    in_h: g.y.in,
    in_w: g.x.in,
    channels: g.channels,
    out_h: g.y.out,
    out_w: g.x.out,
    kernel_h: g.y.kernel,
    kernel_w: g.x.kernel,
    stride_h: g.y.stride,
    stride_w: g.x.stride,
    pad_top: g.y.padBefore,
    pad_left: g.x.padBefore,
    padded: countsOf(g).every((count) => count === taps) ? 0 : 1,
  };
  return {
    args: [
      { kind: 'input', index: 0, form: 'plain' },
      { kind: 'output', index: 0, form: 'plain' },
    ],
    literals: [...literals(shape), ...more, ...bounds(op)],
    inPlace: [],
    assumes: [],
    cost: g.batch * g.y.out * g.x.out * g.channels * (4 * taps + 12),
  };
}

function bounds(op: Op<PoolAttrs>): readonly Literal[] {
  const ctype = input(op, 0).dtype === 'float32' ? 'float' : 'int32_t';
  return literals({ ...poolRange(op) }).map((literal) => ({ ...literal, ctype }));
}

/** How many elements the windows hold, each number once. */
function countsOf(g: PoolGeometry): readonly number[] {
  const along = (axis: PoolGeometry['y']): readonly number[] =>
    Array.from({ length: axis.out }, (_, o) => tapsInside(axis, o)).map(({ first, end }) => end - first);
  const [rows, columns] = [new Set(along(g.y)), new Set(along(g.x))];
  return [...new Set([...rows].flatMap((h) => [...columns].map((w) => h * w)))];
}

/** The condition in average_pool_2d_s8.c. */
function dividesByReciprocal(count: number): boolean {
  const reciprocal = Math.ceil(2 ** 24 / count);
  const most = 128 * count + Math.floor(count / 2);
  return most * (reciprocal * count - 2 ** 24) < 2 ** 24 && most * reciprocal < 2 ** 32;
}
