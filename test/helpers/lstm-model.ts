import { buildModel, type OperatorSpec, type TensorSpec } from './build-model.ts';

export interface LstmSpec {
  readonly data: 'int8' | 'int16' | 'float32';
  readonly batch?: number;
  readonly time?: number;
  readonly inputs?: number;
  readonly units?: number;
  readonly timeMajor?: boolean;
  readonly cellScale?: number;
  readonly clip?: number;
  /** Factor on every weight's scale: a large one saturates the gates, and shifts left. */
  readonly weightScale?: number;
  readonly change?: Readonly<Record<number, Partial<TensorSpec>>>;
  readonly options?: Readonly<Record<string, string | boolean>>;
  /** An input that is left out gets the cell state's tensor. */
  readonly extraInput?: number;
}

/** The tensors of one LSTM and their operator; tensor numbers count from `first`, the input is tensor `source`. */
function lstmParts(spec: LstmSpec, first: number, source: number): readonly [readonly TensorSpec[], OperatorSpec] {
  const { data, batch = 1, time = 2, inputs = 2, units = 2, timeMajor = false, cellScale = 2 ** -11, clip = 0 } = spec;
  const floats = data === 'float32';
  const quant = (scale: number, zeroPoint = 0) => (floats ? {} : { scale, zeroPoint });
  const hidden = data === 'int8' ? quant(1 / 128, -5) : quant(1 / 32768);
  const weights = floats ? 'float32' : 'int8';
  const bias = { int8: 'int32', int16: 'int64', float32: 'float32' } as const;
  const pattern = (count: number, k: number, step: number): number[] =>
    Array.from({ length: count }, (_, i) => (((7 * i + 3 * k) % 11) - 5) * step);
  const gates = [0, 1, 2, 3];
  const weightScale = 0.01 * (spec.weightScale ?? 1);
  const rows = (width: number, k: number): TensorSpec => ({
    dtype: weights, shape: [units, width], ...quant(weightScale), data: pattern(units * width, k, floats ? 0.25 : 25),
  }); // prettier-ignore
  const tensors: readonly TensorSpec[] = [
    ...gates.map((k) => rows(inputs, k)),
    ...gates.map((k) => rows(units, k + 4)),
    ...gates.map((k): TensorSpec => ({ dtype: bias[data], shape: [units], data: pattern(units, k, floats ? 0.125 : 300) })),
    { dtype: data, shape: [batch, units], ...hidden, isVariable: true },
    { dtype: floats ? 'float32' : 'int16', shape: [batch, units], ...quant(cellScale), isVariable: true },
    { dtype: data, shape: [...(timeMajor ? [time, batch] : [batch, time]), units], ...hidden },
  ]; // prettier-ignore
  const at = (n: number): number => first + n;
  const stored = [0, 1, 2, 3, 4, 5, 6, 7, -1, -1, -1, 8, 9, 10, 11, -1, -1, 12, 13, -1, -1, -1, -1];
  const ids = [source, ...stored.map((n) => (n < 0 ? -1 : at(n)))];
  const operator: OperatorSpec = {
    kind: 'UNIDIRECTIONAL_SEQUENCE_LSTM',
    options: { fused_activation_function: 'tanh', cell_clip: clip, time_major: timeMajor, ...spec.options },
    inputs: ids.map((id, i) => (i === spec.extraInput ? at(13) : id)),
    outputs: [at(14)],
  };
  return [tensors, operator];
}

function inputTensor({ data, batch = 1, time = 2, inputs = 2, timeMajor = false }: LstmSpec): TensorSpec {
  const quant = { int8: { scale: 0.05, zeroPoint: 3 }, int16: { scale: 0.0002 }, float32: {} };
  return { dtype: data, shape: [...(timeMajor ? [time, batch] : [batch, time]), inputs], ...quant[data] };
}

/** An LSTM alone. */
export function lstmModel(spec: LstmSpec): Uint8Array {
  const [tensors, operator] = lstmParts(spec, 1, 0);
  const all = [inputTensor(spec), ...tensors].map((tensor, i) => ({ ...tensor, ...spec.change?.[i] }));
  return buildModel({ tensors: all, operators: [operator], inputs: [0], outputs: [15] });
}

/** One LSTM on another, as Keras stacks them. */
export function stackedLstmModel(spec: LstmSpec): Uint8Array {
  const [lower, first] = lstmParts(spec, 1, 0);
  const [upper, second] = lstmParts({ ...spec, inputs: spec.units ?? 2 }, 16, 15);
  return buildModel({
    tensors: [inputTensor(spec), ...lower, ...upper],
    operators: [first, second],
    inputs: [0],
    outputs: [30],
  });
}
