import { realActivationRange } from '../../graph/quantization.ts';
import { input, optionalInput } from '../../graph/tensor.ts';
import { constantValue } from '../../graph/values.ts';
import { svdfGeometry } from '../../ops/shared/svdf.ts';
import type { SvdfAttrs } from '../../ops/svdf.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { constant } from '../shared/requantize.ts';

export const svdfFloat: Kernel<SvdfAttrs> = {
  name: 'svdf_f32',
  source: 'portable/svdf_f32.c',
  fits: (op) => input(op, 0).dtype === 'float32',
  lower: (op) => {
    const g = svdfGeometry(op);
    const bias = optionalInput(op, 3);
    const { low, high } = realActivationRange(op.attrs.activation);
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        constant('feature', constantValue(input(op, 1)) as Float32Array, g.inputs),
        constant('time', constantValue(input(op, 2)) as Float32Array, g.memory),
        constant('bias', bias === null ? new Float32Array(g.units) : (constantValue(bias) as Float32Array), 8),
        { kind: 'state', index: 4 },
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [
        ...literals({ batch: g.batch, inputs: g.inputs, units: g.units, rank: g.rank, memory: g.memory }),
        { name: 'low', value: low, ctype: 'float' },
        { name: 'high', value: high, ctype: 'float' },
      ],
      inPlace: [],
      assumes: [],
      cost: g.batch * g.units * g.rank * (10 * g.inputs + 14 * g.memory),
    };
  },
};
