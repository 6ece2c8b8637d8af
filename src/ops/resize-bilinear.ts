import { elementCount, input, output } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { makeValue, type Value } from '../graph/values.ts';
import { resizeBilinearKernels } from '../kernels/resize-bilinear/index.ts';
import type { OpDef } from './op.ts';
import { type BilinearTap, bilinearTaps, blendCodes, blendReals } from './shared/bilinear.ts';
import { stridesOf, withConstants } from './shared/move.ts';
import { readResize, type ResizeAttrs, resizedShape, resizeRules } from './shared/resize.ts';

export const resizeBilinear: OpDef<ResizeAttrs> = {
  tflite: 23,
  options: 'ResizeBilinearOptions',
  readOptions: readResize,
  types: (['int8', 'float32'] as const).map((data) => ({ inputs: [data, 'int32'], outputs: [data] })),
  constants: [1],
  rules: resizeRules,
  infer: (op) => [resizedShape(op)],
  reference: (op, inputs) => [resize(withConstants(op, inputs, [1]), inputs[0] as Float32Array)],
  kernels: resizeBilinearKernels,
};

function resize(op: Op<ResizeAttrs>, source: Float32Array): Value {
  const { rows, columns } = bilinearTaps(op);
  const [image = 0, line = 0, pixel = 0] = stridesOf(input(op, 0).shape);
  const [batches = 0, , , channels = 0] = output(op).shape;
  const blend = input(op, 0).dtype === 'float32' ? blendReals : blendCodes;
  const out = makeValue(output(op).dtype, elementCount(output(op).shape)) as Float32Array;
  const at = (b: number, y: number, x: number, c: number): number => source[b * image + y * line + x * pixel + c]!;
  let to = 0;
  for (let b = 0; b < batches; b++) {
    for (const y of rows) {
      for (const x of columns) {
        for (let c = 0; c < channels; c++)
          out[to++] = blend(
            corners(y, x, (v, h) => at(b, v, h, c)),
            y.weight,
            x.weight,
          );
      }
    }
  }
  return out;
}

/** Upper left, upper right, lower left, lower right. */
function corners(
  y: BilinearTap,
  x: BilinearTap,
  at: (y: number, x: number) => number,
): readonly [number, number, number, number] {
  return [at(y.low, x.low), at(y.low, x.high), at(y.high, x.low), at(y.high, x.high)];
}
