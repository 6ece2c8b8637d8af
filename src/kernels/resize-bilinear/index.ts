import { elementCount, input, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import { type BilinearTap, bilinearTaps } from '../../ops/shared/bilinear.ts';
import type { ResizeAttrs } from '../../ops/shared/resize.ts';
import { stridesOf } from '../../ops/shared/move.ts';
import type { Arg, Call, Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { operand } from '../shared/operand.ts';
import { constant } from '../shared/requantize.ts';

const codes: Kernel<ResizeAttrs> = {
  name: 'resize_bilinear_s8',
  source: 'portable/resize_bilinear_s8.c',
  fits: (op) => input(op, 0).dtype === 'int8',
  lower: (op) => {
    const { rows, columns, line, pixel } = tapsOf(op);
    const weights = [...rows, ...columns].map((tap) => tap.weight);
    return lowered(
      op,
      [...offsets(rows, line), ...offsets(columns, pixel)],
      constant('weights', Int16Array.from(weights), 16),
    );
  },
};

const reals: Kernel<ResizeAttrs> = {
  name: 'resize_bilinear_f32',
  source: 'portable/resize_bilinear_f32.c',
  fits: (op) => input(op, 0).dtype === 'float32',
  lower: (op) => {
    const { rows, columns, line, pixel } = tapsOf(op);
    const weights = [...rows, ...columns].map((tap) => tap.weight);
    return lowered(
      op,
      [...offsets(rows, line), ...offsets(columns, pixel)],
      constant('weights', Float32Array.from(weights), 8),
    );
  },
};

function tapsOf(
  op: Op<ResizeAttrs>,
): ReturnType<typeof bilinearTaps> & { readonly line: number; readonly pixel: number } {
  const [, line = 0, pixel = 0] = stridesOf(input(op, 0).shape);
  return { ...bilinearTaps(op), line, pixel };
}

/** Pairs of element offsets. */
function offsets(taps: readonly BilinearTap[], stride: number): readonly number[] {
  return taps.flatMap((tap) => [tap.low * stride, tap.high * stride]);
}

function lowered(op: Op<ResizeAttrs>, pairs: readonly number[], weights: Arg): Call {
  const [batch = 0, inH = 0, inW = 0, channels = 0] = input(op, 0).shape;
  const [, outH = 0, outW = 0] = output(op).shape;
  return {
    args: [
      operand(op, 0),
      constant('offsets', Int32Array.from(pairs), 16),
      weights,
      { kind: 'output', index: 0, form: 'plain' },
    ],
    literals: literals({ batch, image: inH * inW * channels, out_h: outH, out_w: outW, channels }),
    inPlace: [],
    assumes: [],
    cost: 20 * elementCount(output(op).shape),
  };
}

export const resizeBilinearKernels: Partial<Record<Backend, readonly Kernel<ResizeAttrs>[]>> = {
  native: [codes, reals],
};
