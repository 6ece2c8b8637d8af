import { input, optionalInput, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { constantValue } from '../../graph/values.ts';
import { svdfGeometry, svdfMultipliers } from '../../ops/shared/svdf.ts';
import type { SvdfAttrs } from '../../ops/svdf.ts';
import type { Call, Kernel } from '../kernel.ts';
import { foldZeroPoint } from '../shared/fold-zero-point.ts';
import { literals } from '../shared/literals.ts';
import { multiplierLiterals } from '../shared/multiplier-literals.ts';
import { constant } from '../shared/requantize.ts';

export const svdfInt8State = portable('svdf_s8_state_s8', 'int8');
export const svdfInt16State = portable('svdf_s8_state_s16', 'int16');

function portable(name: string, state: 'int8' | 'int16'): Kernel<SvdfAttrs> {
  return {
    name,
    source: `portable/${name}.c`,
    fits: (op) => input(op, 4).dtype === state,
    lower: (op) => lower(op),
  };
}

function lower(op: Op<SvdfAttrs>): Call {
  const g = svdfGeometry(op);
  const m = svdfMultipliers(op);
  const feature = constantValue(input(op, 1)) as Int8Array;
  const time = constantValue(input(op, 2)) as Int8Array | Int16Array;
  const bias = optionalInput(op, 3);
  const zeroState = zeroPointOf(input(op, 4));
  const featureBias = foldZeroPoint(zeroPointOf(input(op, 0)), feature, g.units * g.rank);
  const timeBias = foldZeroPoint(zeroState, time, g.units, bias === null ? null : constantValue(bias));
  return {
    args: [
      { kind: 'input', index: 0, form: 'plain' },
      constant('feature', feature, g.inputs, 4),
      constant('feature_bias', featureBias, 8),
      constant('time', time, g.memory, 4),
      constant('bias', timeBias, 8),
      { kind: 'state', index: 4 },
      { kind: 'output', index: 0, form: 'plain' },
    ],
    literals: [
      ...literals({ batch: g.batch, inputs: g.inputs, units: g.units, rank: g.rank, memory: g.memory }),
      ...literals({ zero_state: zeroState, zero_out: zeroPointOf(output(op)) }),
      ...multiplierLiterals('feature', m.feature),
      ...multiplierLiterals('time', m.time),
    ],
    inPlace: [],
    assumes: [],
    cost: g.batch * g.units * g.rank * (5 * g.inputs + 7 * g.memory + 30),
  };
}
