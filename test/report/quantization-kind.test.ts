import { describe, expect, it } from 'vitest';
import { findOp } from '../../src/ops/index.ts';
import { parseModel } from '../../src/parse/model.ts';
import { converterAdvice } from '../../src/report/converter-advice.ts';
import { quantizationOf } from '../../src/report/quantization-kind.ts';
import { buildModel, type ModelSpec, type TensorSpec } from '../helpers/build-model.ts';

type DType = TensorSpec['dtype'];

const act = (dtype: DType): TensorSpec => ({
  dtype,
  shape: [1, 4],
  ...(dtype.startsWith('float') ? {} : { scale: 1 }),
});
/** 16 elements. */
const weights = (dtype: DType): TensorSpec => {
  const bytes = { float32: 64, int32: 64, float16: 32 }[dtype as string] ?? 16;
  return { dtype, shape: [4, 4], scale: 1, data: new Uint8Array(bytes) };
};

/** Tensors 0, 1, 2 ... of these types; operators as [inputs, outputs]; the kind of operator must not matter. */
function kindOf(
  tensors: readonly TensorSpec[],
  operators: readonly (readonly [readonly number[], readonly number[]])[],
  ports: Pick<ModelSpec, 'inputs' | 'outputs'>,
) {
  const file = buildModel({ tensors, operators: operators.map(([inputs, outputs]) => ({ kind: 'RFFT2D', inputs, outputs })), ...ports });
  return quantizationOf(parseModel(file, findOp));
} // prettier-ignore

/** One layer with weights between an input and an output. */
function layer(from: DType, weight: DType, to: DType) {
  return kindOf([act(from), weights(weight), act(to)], [[[0, 1], [2]]], { inputs: [0], outputs: [2] }); // prettier-ignore
}

describe('one layer', () => {
  it.each([
    ['int8', 'int8', 'int8', 'int8', 'int8, full integer'],
    ['int8', 'int4', 'int8', 'int4-weights', 'int4 weights, int8 activations'],
    ['int16', 'int8', 'int16', 'int16x8', 'int16x8: int16 activations, int8 weights'],
    ['uint8', 'uint8', 'uint8', 'uint8', 'uint8, the old quantization of TensorFlow 1'],
    ['float32', 'int8', 'float32', 'dynamic-range', 'dynamic range (hybrid): weights quantized, activations float32'],
    ['float32', 'float32', 'float32', 'float32', 'float32, not quantized'],
    ['int32', 'int32', 'int32', 'other', 'no quantized and no float data'],
  ] as const)('%s with %s weights to %s is %s', (from, weight, to, kind, words) => {
    expect(layer(from, weight, to)).toMatchObject({ kind, words });
  });
});

describe('conversions at the ports', () => {
  const between = (from: DType, to: DType) =>
    kindOf(
      [act(from), act('int8'), weights('int8'), act('int8'), act(to)],
      [[[0], [1]], [[1, 2], [3]], [[3], [4]]],
      { inputs: [0], outputs: [4] },
    ); // prettier-ignore

  it.each([
    ['float32', 'float32', 'int8-float-io', 'int8 inside, with float inputs and outputs'],
    ['float32', 'int8', 'int8-float-io', 'int8 inside, with float inputs'],
    ['int8', 'float32', 'int8-float-io', 'int8 inside, with float outputs'],
    ['uint8', 'uint8', 'int8-uint8-io', 'int8 inside, with uint8 inputs and outputs'],
  ] as const)('from %s to %s are %s', (from, to, kind, words) => {
    expect(between(from, to)).toMatchObject({ kind, words });
  });
});

it('float16 weights are seen through the operator that unpacks them', () => {
  const found = kindOf(
    [act('float32'), weights('float16'), act('float32'), act('float32')],
    [[[1], [2]], [[0, 2], [3]]],
    { inputs: [0], outputs: [3] },
  ); // prettier-ignore
  expect(found.kind).toBe('float16-weights');
});

it('float islands are counted and found', () => {
  const found = kindOf(
    [act('int8'), act('int8'), act('float32'), act('float32'), act('int8')],
    [[[0], [1]], [[1], [2]], [[2], [3]], [[3], [4]]],
    { inputs: [0], outputs: [4] },
  ); // prettier-ignore
  expect(found).toEqual({
    kind: 'mixed-float',
    words: 'integer with float islands: 1 of 4 operators compute in float',
    floatOps: [2],
  });
});

it('an operator that only looks at a float shape is no island', () => {
  const shape: TensorSpec = { dtype: 'int32', shape: [2] };
  const found = kindOf(
    [act('int8'), act('float32'), shape, act('int8')],
    [[[0], [1]], [[1], [2]], [[0, 2], [3]]],
    { inputs: [0], outputs: [3] },
  ); // prettier-ignore
  expect(found.kind).toBe('int8');
});

it('kinds that compile get no advice, the others the lines that make them int8', () => {
  expect(converterAdvice('int8')).toBeNull();
  expect(converterAdvice('dynamic-range')?.lines.join('\n')).toContain('converter.representative_dataset = ');
  expect(converterAdvice('float32')?.lines.join('\n')).toContain('converter.inference_input_type = tf.int8');
});
