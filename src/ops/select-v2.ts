import { input } from '../graph/tensor.ts';
import type { Op, Shape } from '../graph/types.ts';
import { selectKernels } from '../kernels/select/index.ts';
import type { OpDef } from './op.ts';
import { commonShape } from './shared/broadcast-strides.ts';
import { chooseElements, selectAxes, type SelectAxis } from './shared/select.ts';
import { anyData } from './shared/types.ts';

/** condition ? a : b for each element; all three broadcast. Codes are copied, whatever their scales. */
export const selectV2: OpDef<null> = {
  tflite: 123,
  options: 'SelectV2Options',
  readOptions: () => null,
  types: anyData((data) => ({ inputs: ['bool', data, data], outputs: [data] })),
  rules: [
    {
      says: 'condition and operands broadcast to one shape',
      broken: (op) =>
        commonShape(shapesOf(op)) === null
          ? shapesOf(op)
              .map((s) => s.join('x'))
              .join(', ')
          : null,
    },
  ],
  infer: (op) => [commonShape(shapesOf(op)) ?? []],
  reference: (op, inputs) => [chooseElements(op, inputs, axesOf(op))],
  kernels: selectKernels(axesOf),
};

function shapesOf(op: Op<null>): readonly Shape[] {
  return op.inputs.map((_, i) => input(op, i).shape);
}

function axesOf(op: Op<null>): readonly SelectAxis[] {
  return selectAxes(op, input(op, 0).shape);
}
