import { input } from '../../graph/tensor.ts';
import { lstmGeometry, lstmInputs, lstmMultipliers } from '../../ops/shared/lstm.ts';
import { sigmoidTable } from '../../ops/shared/sigmoid-s16.ts';
import type { LstmAttrs } from '../../ops/unidirectional-sequence-lstm.ts';
import type { Kernel } from '../kernel.ts';
import { constant } from '../shared/requantize.ts';
import { storedForm64 } from '../shared/requantize-64.ts';
import { packGates, shapeLiterals, updateLiterals } from './pack.ts';

export const lstmInt16: Kernel<LstmAttrs> = {
  name: 'lstm_s16',
  source: 'portable/lstm_s16.c',
  fits: (op) => input(op, 0).dtype === 'int16',
  lower: (op) => {
    const [g, m] = [lstmGeometry(op), lstmMultipliers(op)];
    const gates = [...m.input, ...m.hidden].map(storedForm64);
    const [multipliers, shifts] = [gates.map((gate) => gate.multiplier), gates.map((gate) => gate.shift)];
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        constant('input_weights', packGates<Int8Array>(op, lstmInputs.weights), g.inputs, 4),
        constant('input_bias', packGates<BigInt64Array>(op, lstmInputs.bias), 4),
        constant('hidden_weights', packGates<Int8Array>(op, lstmInputs.recurrent), g.units, 4),
        constant('multiplier', Int16Array.from(multipliers), 4),
        constant('shift', Int8Array.from(shifts), 4),
        constant('sigmoid', sigmoidTable, 16),
        { kind: 'state', index: lstmInputs.hidden },
        { kind: 'state', index: lstmInputs.cell },
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [...shapeLiterals(op), ...updateLiterals(op)],
      inPlace: [],
      assumes: [],
      cost: g.time * g.batch * g.units * (20 * (g.inputs + g.units) + 400),
    };
  },
};
