import { clamp } from '../../fixed-point.ts';
import { elementCount, input } from '../../graph/tensor.ts';
import { signalWindowKernels } from '../../kernels/signal/window.ts';
import type { OpDef } from '../op.ts';
import { customOptions } from '../shared/custom-options.ts';

export interface SignalWindowAttrs {
  readonly shift: number;
}

/** Inputs: samples, weights; every row of samples is multiplied by the weights. */
export const signalWindow: OpDef<SignalWindowAttrs> = {
  tflite: 32,
  options: null,
  readOptions: (o) => ({ shift: customOptions(o, 'SignalWindow').integer('shift') }),
  types: [{ inputs: ['int16', 'int16'], outputs: ['int16'] }],
  rules: [
    {
      says: 'the shift is from 0 to 31',
      broken: ({ attrs: { shift } }) => (shift >= 0 && shift <= 31 ? null : `${shift}`),
    },
    {
      says: 'the weights are a vector that covers the input a whole number of times',
      broken: (op) => {
        const [size, shape] = [elementCount(input(op, 0).shape), input(op, 1).shape];
        const [row = 0] = shape;
        return shape.length === 1 && row > 0 && size % row === 0 ? null : `${shape.join('x')} for ${size}`;
      },
    },
  ],
  infer: (op) => [input(op, 0).shape],
  reference: ({ attrs: { shift } }, values) => {
    const [samples, weights] = values as readonly Int16Array[];
    const weighted = (x: number, i: number): number =>
      clamp((x * weights![i % weights!.length]!) >> shift, -32768, 32767);
    return [samples!.map(weighted)];
  },
  kernels: signalWindowKernels,
};
