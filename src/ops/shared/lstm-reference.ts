import { clamp, requantize, requantize64 } from '../../fixed-point.ts';
import { input, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Value, Values } from '../../graph/values.ts';
import type { LstmAttrs } from '../unidirectional-sequence-lstm.ts';
import { lstmGates, lstmGeometry, lstmInputs, lstmMultipliers } from './lstm.ts';
import { sigmoidS16, tanhS16 } from './sigmoid-s16.ts';

const CELL = 2;

/** What one step of one sequence does: new cell and hidden state, in place, from one row of the input. */
export type LstmStep = (row: number, batch: number) => void;

/** Runs the steps of all sequences; the hidden state after each step is that step's output. */
export function runLstm(op: Op<LstmAttrs>, hidden: Value, out: Value, step: LstmStep): Value {
  const g = lstmGeometry(op);
  for (let t = 0; t < g.time; t++) {
    for (let b = 0; b < g.batch; b++) {
      const row = t * g.timeStep + b * g.batchStep;
      step(row, b);
      for (let u = 0; u < g.units; u++) out[row * g.units + u] = hidden[b * g.units + u]!;
    }
  }
  return out;
}

const saturate = (x: number): number => clamp(x, -32768, 32767);

/**
 * gate  = sat(requant(W x + b)) + sat(requant(R h)), saturated, Q3.12
 * cell' = clip(sat(requant(f * c)) + sat(requant(i * g))), saturated
 * h'    = sat(requant(o * tanh(cell')) + zero point)
 */
export function integerStep(op: Op<LstmAttrs>, values: Values): LstmStep {
  const [g, m] = [lstmGeometry(op), lstmMultipliers(op)];
  const [x, hidden, cell] = [0, lstmInputs.hidden, lstmInputs.cell].map((i) => values[i] as Int16Array);
  const zeroHidden = zeroPointOf(input(op, lstmInputs.hidden));
  const scaled =
    input(op, 0).dtype === 'int16' ? requantize64 : (acc: number, by: typeof m.forget) => requantize(acc | 0, by);
  const [low, high] = input(op, 0).dtype === 'int16' ? [-32768, 32767] : [-128, 127];
  const zeroIn = zeroPointOf(input(op, 0));
  const gate = (which: number, unit: number, row: number, batch: number): number => {
    const [w, r, bias] = [lstmInputs.weights, lstmInputs.recurrent, lstmInputs.bias].map((i) => values[i + which]);
    const fromInput =
      Number(bias?.[unit] ?? 0) + dot(x!, row * g.inputs, zeroIn, w as Int8Array, unit * g.inputs, g.inputs);
    const fromHidden = dot(hidden!, batch * g.units, zeroHidden, r as Int8Array, unit * g.units, g.units);
    const sum = saturate(scaled(fromInput, m.input[which]!)) + saturate(scaled(fromHidden, m.hidden[which]!));
    return which === CELL ? tanhS16(3 * saturate(sum)) : sigmoidS16(3 * saturate(sum));
  };
  return (row, batch) => {
    const gates = Array.from({ length: g.units }, (_, unit) => lstmGates.map((which) => gate(which, unit, row, batch)));
    gates.forEach(([i = 0, f = 0, candidate = 0, o = 0], unit) => {
      const at = batch * g.units + unit;
      const sum = saturate(
        saturate(requantize(f * cell![at]!, m.forget)) + saturate(requantize(i * candidate, m.update)),
      );
      cell![at] = m.clip > 0 ? clamp(sum, -m.clip, m.clip) : sum;
      const half = m.tanhShift > 0 ? 2 ** (m.tanhShift - 1) : 0;
      const level = tanhS16((cell![at]! * m.tanhFactor + half) >> m.tanhShift);
      hidden![at] = clamp(requantize(o * level, m.output) + zeroHidden, low!, high!);
    });
  };
}

function dot(x: Int16Array, from: number, zero: number, w: Int8Array, row: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (x[from + i]! - zero) * w[row + i]!;
  return sum;
}

/** The same in float32: the two products are summed apart and then added. */
export function floatStep(op: Op<LstmAttrs>, values: Values): LstmStep {
  const g = lstmGeometry(op);
  const [x, hidden, cell] = [0, lstmInputs.hidden, lstmInputs.cell].map((i) => values[i] as Float32Array);
  const clip = Math.fround(op.attrs.cellClip);
  const gate = (which: number, unit: number, row: number, batch: number): number => {
    const [w, r, bias] = [lstmInputs.weights, lstmInputs.recurrent, lstmInputs.bias].map((i) => values[i + which]);
    const fromInput = floatDot(x!, row * g.inputs, w as Float32Array, unit * g.inputs, g.inputs);
    const biased = Math.fround(fromInput + Number(bias?.[unit] ?? 0));
    const sum = Math.fround(biased + floatDot(hidden!, batch * g.units, r as Float32Array, unit * g.units, g.units));
    return which === CELL ? Math.fround(Math.tanh(sum)) : sigmoidF32(sum);
  };
  return (row, batch) => {
    const gates = Array.from({ length: g.units }, (_, unit) => lstmGates.map((which) => gate(which, unit, row, batch)));
    gates.forEach(([i = 0, f = 0, candidate = 0, o = 0], unit) => {
      const at = batch * g.units + unit;
      const sum = Math.fround(Math.fround(f * cell![at]!) + Math.fround(i * candidate));
      cell![at] = clip > 0 ? clamp(sum, -clip, clip) : sum;
      hidden![at] = o * Math.fround(Math.tanh(cell![at]!));
    });
  };
}

function floatDot(x: Float32Array, from: number, w: Float32Array, row: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum = Math.fround(sum + Math.fround(x[from + i]! * w[row + i]!));
  return sum;
}

/** Beyond the bounds the reference takes a shorter way. */
function sigmoidF32(x: number): number {
  if (x > 16.619047164916992) return 1;
  if (x < -9) return Math.fround(Math.exp(x));
  return Math.fround(1 / Math.fround(1 + Math.fround(Math.exp(-x))));
}
