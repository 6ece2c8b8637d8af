import { input } from '../../graph/tensor.ts';
import { lstmGeometry, lstmInputs } from '../../ops/shared/lstm.ts';
import type { LstmAttrs } from '../../ops/unidirectional-sequence-lstm.ts';
import type { Kernel } from '../kernel.ts';
import { constant } from '../shared/requantize.ts';
import { packGates, shapeLiterals } from './pack.ts';

export const lstmFloat: Kernel<LstmAttrs> = {
  name: 'lstm_f32',
  source: 'portable/lstm_f32.c',
  fits: (op) => input(op, 0).dtype === 'float32',
  lower: (op) => {
    const g = lstmGeometry(op);
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        constant('input_weights', packGates<Float32Array>(op, lstmInputs.weights), g.inputs),
        constant('bias', packGates<Float32Array>(op, lstmInputs.bias), 4),
        constant('hidden_weights', packGates<Float32Array>(op, lstmInputs.recurrent), g.units),
        { kind: 'state', index: lstmInputs.hidden },
        { kind: 'state', index: lstmInputs.cell },
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [
        ...shapeLiterals(op),
        { name: 'clip', value: op.attrs.cellClip > 0 ? op.attrs.cellClip : Infinity, ctype: 'float' },
      ],
      inPlace: [],
      assumes: [],
      cost: g.time * g.batch * g.units * (40 * (g.inputs + g.units) + 1000),
    };
  },
};
