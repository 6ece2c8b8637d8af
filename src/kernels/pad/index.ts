import { byteSize, elementBytes, output } from '../../graph/tensor.ts';
import { bytesFromValue } from '../../graph/values.ts';
import type { Backend } from '../../ops/op.ts';
import { fillOf, type PaddedAxis, paddedAxes } from '../../ops/shared/padding.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { constant } from '../shared/requantize.ts';

const portable: Kernel<null> = {
  name: 'pad',
  source: 'portable/pad.c',
  fits: () => true,
  lower: (op) => {
    const fill = bytesFromValue(fillOf(op));
    const uniform = fill.every((byte) => byte === fill[0]);
    const axes = fiveAxes(paddedAxes(op), elementBytes(output(op).dtype));
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        uniform ? { kind: 'null', ctype: 'uint8_t' } : constant('fill', fill, fill.length),
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [
        ...literals({ fill_bytes: uniform ? 1 : fill.length, fill_byte: fill[0]! }),
        ...axes.flatMap((axis, i) =>
          literals({ [`in_${i}`]: axis.in, [`before_${i}`]: axis.before, [`out_${i}`]: axis.out }),
        ),
      ],
      inPlace: [],
      assumes: [],
      cost: byteSize(output(op)),
    };
  },
};

export const padKernels: Partial<Record<Backend, readonly Kernel<null>[]>> = { native: [portable] };

/** Five axes, the last in bytes: an axis without padding is one with the axis outside it. */
function fiveAxes(axes: readonly PaddedAxis[], bytes: number): readonly PaddedAxis[] {
  const innermost = { in: bytes, before: 0, out: bytes };
  const merged = [...axes, innermost].reduce<readonly PaddedAxis[]>((outer, axis) => {
    const last = outer.at(-1);
    if (last === undefined || axis.in !== axis.out) return [...outer, axis];
    const run = { in: last.in * axis.in, before: last.before * axis.in, out: last.out * axis.in };
    return [...outer.slice(0, -1), run];
  }, []);
  const missing = Array.from({ length: 5 - merged.length }, () => ({ in: 1, before: 0, out: 1 }));
  return [...missing, ...merged];
}
