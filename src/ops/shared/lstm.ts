import { clamp, quantizeMultiplier, roundHalfAway, type Multiplier } from '../../fixed-point.ts';
import { input, scaleOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { LstmAttrs } from '../unidirectional-sequence-lstm.ts';

/** Positions among the 24 inputs; a gate's place in each group: input, forget, cell, output. */
export const lstmInputs = {
  weights: 1,
  recurrent: 5,
  peephole: 9,
  bias: 12,
  projection: 16,
  hidden: 18,
  cell: 19,
  norm: 20,
};
export const lstmGates = [0, 1, 2, 3] as const;

export interface LstmGeometry {
  readonly time: number;
  readonly batch: number;
  readonly inputs: number;
  readonly units: number;
  /** Rows of the input from one time step, and from one batch, to the next. */
  readonly timeStep: number;
  readonly batchStep: number;
}

export function lstmGeometry(op: Op<LstmAttrs>): LstmGeometry {
  const [first = 0, second = 0, inputs = 0] = input(op, 0).shape;
  const units = input(op, lstmInputs.recurrent).shape[0] ?? 0;
  return op.attrs.timeMajor
    ? { time: first, batch: second, inputs, units, timeStep: second, batchStep: 1 }
    : { time: second, batch: first, inputs, units, timeStep: 1, batchStep: second };
}

export interface LstmMultipliers {
  /** Of each gate's product with the input and with the hidden state, to Q3.12. */
  readonly input: readonly Multiplier[];
  readonly hidden: readonly Multiplier[];
  /** forget * cell, input * candidate, output * tanh(cell). */
  readonly forget: Multiplier;
  readonly update: Multiplier;
  readonly output: Multiplier;
  /** Bound of the cell state's codes; 0 for none. */
  readonly clip: number;
  /** Cell state to the steps of `tanhS16`: (code * factor + half) >> shift. */
  readonly tanhFactor: number;
  readonly tanhShift: number;
}

/** Gates are Q3.12 and their activations Q0.15 whatever the file's `intermediates` say. */
export function lstmMultipliers(op: Op<LstmAttrs>): LstmMultipliers {
  const [hiddenScale, cellScale] = [scaleOf(input(op, lstmInputs.hidden)), scaleOf(input(op, lstmInputs.cell))];
  const gate = (scale: number, weights: number) => quantizeMultiplier((scale * scaleOf(input(op, weights))) / 2 ** -12);
  return {
    input: lstmGates.map((g) => gate(scaleOf(input(op, 0)), lstmInputs.weights + g)),
    hidden: lstmGates.map((g) => gate(hiddenScale, lstmInputs.recurrent + g)),
    forget: quantizeMultiplier(2 ** -15),
    update: quantizeMultiplier(2 ** -30 / cellScale),
    output: quantizeMultiplier(2 ** -30 / hiddenScale),
    clip: Math.trunc(clamp(op.attrs.cellClip / cellScale, -32768, 32767)),
    ...tanhScaling(cellScale),
  };
}

/** The cell's scale is taken for the nearest power of two, which it usually is. */
function tanhScaling(cellScale: number): { readonly tanhFactor: number; readonly tanhShift: number } {
  const left = 12 + roundHalfAway(Math.log2(cellScale));
  return left >= 0 ? { tanhFactor: 3 * 2 ** left, tanhShift: 0 } : { tanhFactor: 3, tanhShift: -left };
}
