import { input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { constantValue } from '../../graph/values.ts';
import { lstmGates, lstmGeometry, lstmMultipliers } from '../../ops/shared/lstm.ts';
import type { LstmAttrs } from '../../ops/unidirectional-sequence-lstm.ts';
import type { Literal } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { multiplierLiterals } from '../shared/multiplier-literals.ts';

/** The four gates' tables, inputs `from` to `from` + 3, interleaved by unit: row (unit, gate). */
export function packGates<T extends Int8Array | Int32Array | BigInt64Array | Float32Array>(
  op: Op<LstmAttrs>,
  from: number,
): T {
  const tables = lstmGates.map((gate) => constantValue(input(op, from + gate)) as T);
  const { units } = lstmGeometry(op);
  const width = tables[0]!.length / units;
  const packed = tables[0]!.constructor as unknown as new (length: number) => T;
  const out = new packed(4 * tables[0]!.length);
  for (let unit = 0; unit < units; unit++) {
    tables.forEach((table, gate) => {
      out.set(table.subarray(unit * width, (unit + 1) * width) as never, (4 * unit + gate) * width);
    });
  }
  return out;
}

export function shapeLiterals(op: Op<LstmAttrs>): readonly Literal[] {
  const { time, batch, inputs, units, timeStep, batchStep } = lstmGeometry(op);
  return literals({ time, batch, inputs, units, time_step: timeStep, batch_step: batchStep });
}

/** Parameters of bf_lstm_update. */
export function updateLiterals(op: Op<LstmAttrs>): readonly Literal[] {
  const m = lstmMultipliers(op);
  return [
    ...multiplierLiterals('update', m.update),
    ...literals({ clip: m.clip, tanh_factor: m.tanhFactor, tanh_shift: m.tanhShift }),
    ...multiplierLiterals('output', m.output),
  ];
}
