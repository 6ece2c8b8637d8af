import { input, zeroPointOf } from '../../graph/tensor.ts';
import { lstmGeometry, lstmInputs, lstmMultipliers } from '../../ops/shared/lstm.ts';
import { sigmoidTable } from '../../ops/shared/sigmoid-s16.ts';
import type { LstmAttrs } from '../../ops/unidirectional-sequence-lstm.ts';
import type { Kernel } from '../kernel.ts';
import { foldZeroPoint } from '../shared/fold-zero-point.ts';
import { literals } from '../shared/literals.ts';
import { constant, storedForm } from '../shared/requantize.ts';
import { packGates, shapeLiterals, updateLiterals } from './pack.ts';

export const lstmInt8: Kernel<LstmAttrs> = {
  name: 'lstm_s8',
  source: 'portable/lstm_s8.c',
  fits: (op) => input(op, 0).dtype === 'int8',
  lower: (op) => {
    const [g, m] = [lstmGeometry(op), lstmMultipliers(op)];
    const weights = packGates<Int8Array>(op, lstmInputs.weights);
    const recurrent = packGates<Int8Array>(op, lstmInputs.recurrent);
    const bias = packGates<Int32Array>(op, lstmInputs.bias);
    const zeroHidden = zeroPointOf(input(op, lstmInputs.hidden));
    const gates = [...m.input, ...m.hidden].map(storedForm);
    const [multipliers, shifts] = [gates.map((gate) => gate.multiplier), gates.map((gate) => gate.shift)];
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        constant('input_weights', weights, g.inputs, 4),
        constant('input_bias', foldZeroPoint(zeroPointOf(input(op, 0)), weights, 4 * g.units, bias), 4),
        constant('hidden_weights', recurrent, g.units, 4),
        constant('hidden_bias', foldZeroPoint(zeroHidden, recurrent, 4 * g.units), 4),
        constant('multiplier', Int32Array.from(multipliers), 4),
        constant('shift', Int8Array.from(shifts), 4),
        constant('sigmoid', sigmoidTable, 16),
        { kind: 'state', index: lstmInputs.hidden },
        { kind: 'state', index: lstmInputs.cell },
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [...shapeLiterals(op), ...literals({ zero_hidden: zeroHidden }), ...updateLiterals(op)],
      inPlace: [],
      assumes: [],
      cost: g.time * g.batch * g.units * (11 * (g.inputs + g.units) + 300),
    };
  },
};
