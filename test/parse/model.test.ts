import { Builder } from 'flatbuffers';
import { describe, expect, test } from 'vitest';
import { isCompileError, type Problem } from '../../src/errors.ts';
import type { Graph } from '../../src/graph/types.ts';
import { constantValue } from '../../src/graph/values.ts';
import { findOp } from '../../src/ops/index.ts';
import { parseModel } from '../../src/parse/model.ts';
import { fileIdentifier } from '../../src/parse/schema.ts';
import { buildModel, type ModelSpec, type OperatorSpec, type TensorSpec } from '../helpers/build-model.ts';
import { writeTable } from '../helpers/write-table.ts';

const x: TensorSpec = { name: 'x', dtype: 'int8', shape: [1, 4], scale: 0.5, zeroPoint: -3 };
const y: TensorSpec = { name: 'y', dtype: 'int8', shape: [4], scale: 0.5, zeroPoint: -3 };
const reshape: OperatorSpec = { kind: 'RESHAPE', options: { new_shape: [4] }, inputs: [0], outputs: [1] };
const base: ModelSpec = { tensors: [x, y], operators: [reshape], inputs: [0], outputs: [1] };

function parse(spec: ModelSpec): Graph {
  return parseModel(buildModel(spec), findOp);
}

function main(spec: ModelSpec): Graph['subgraphs'][number] {
  return parse(spec).subgraphs[0]!;
}

function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (isCompileError(error)) return error.problems[0]!;
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('operators', () => {
  test.each([
    ['a builtin', { kind: 'RESHAPE' }, 'RESHAPE'],
    ['a custom one by its name', { kind: 'CUSTOM', customCode: 'TFLite_Detection' }, 'CUSTOM:TFLite_Detection'],
    ['a number that the schema does not know', { kind: 999 }, 'BUILTIN_999'],
    ['a code above 127, which the old field cannot hold', { kind: 'GELU' }, 'GELU'],
  ] as const)('%s', (_, spec, kind) => {
    const operator: OperatorSpec = { ...spec, inputs: [0], outputs: [1] };
    expect(main({ ...base, operators: [operator] }).nodes[0]?.kind).toBe(kind);
  });

  test.each([
    ['an old file, which has the one-byte code only', 22, 0, 'RESHAPE'],
    ['a file with the new code only', 0, 22, 'RESHAPE'],
    ['the placeholder in the old field', 127, 150, 'GELU'],
  ])('the larger code counts: %s', (_, old, code, kind) => {
    const model = {
      operator_codes: [{ deprecated_builtin_code: old, builtin_code: code }],
      subgraphs: [{ operators: [{ opcode_index: 0 }] }],
    };
    const builder = new Builder();
    builder.finish(writeTable(builder, 'Model', model), fileIdentifier);
    expect(parseModel(builder.asUint8Array(), () => null).subgraphs[0]?.nodes[0]?.kind).toBe(kind);
  });

  test('options, version, index, optional inputs and intermediates', () => {
    const dense: OperatorSpec = {
      kind: 'FULLY_CONNECTED',
      version: 4,
      options: { fused_activation_function: 'relu6', keep_num_dims: true },
      inputs: [0, 1, -1],
      outputs: [1],
      intermediates: [0],
    };
    const [first, second] = main({ ...base, operators: [reshape, dense] }).nodes;
    expect(first).toMatchObject({ index: 0, version: 1, attrs: { newShape: [4] } });
    expect(second).toEqual({
      index: 1,
      kind: 'FULLY_CONNECTED',
      version: 4,
      attrs: expect.objectContaining({ activation: 'relu6', keepDims: true, weightsFormat: 'default' }),
      inputs: [0, 1, -1],
      outputs: [1],
      intermediates: [0],
    });
  });

  test('without an options table every field has its default', () => {
    expect(main({ ...base, operators: [{ ...reshape, options: null }] }).nodes[0]?.attrs).toEqual({ newShape: null });
  });

  test('the options of another operator are refused', () => {
    const wrong: OperatorSpec = { ...reshape, optionsTable: 'SoftmaxOptions', options: { beta: 1 } };
    expect(problemOf(() => parse({ ...base, operators: [wrong] }))).toMatchObject({
      code: 'parse/damaged',
      got: 'SoftmaxOptions where ReshapeOptions belongs',
    });
  });
});

describe('tensor numbers outside the subgraph are refused', () => {
  test.each([
    ['an input of an operator', { operators: [{ ...reshape, inputs: [2] }] }, 'tensor 2 of 2'],
    ['an input below -1', { operators: [{ ...reshape, inputs: [-2] }] }, 'tensor -2 of 2'],
    ['an output left out', { operators: [{ ...reshape, outputs: [-1] }] }, 'tensor -1 of 2'],
    ['a model input', { inputs: [7] }, 'tensor 7 of 2'],
    ['a model output', { outputs: [-1] }, 'tensor -1 of 2'],
    ['a signature', { signatures: [{ key: 's', subgraph: 0, inputs: { a: 9 }, outputs: {} }] }, 'tensor 9 of 2'],
    ['the subgraph of a signature', { signatures: [{ key: 's', subgraph: 3, inputs: {}, outputs: {} }] }, 'subgraph 3'],
  ] as const satisfies readonly (readonly [string, Partial<ModelSpec>, string])[])('%s', (_, change, got) => {
    expect(problemOf(() => parse({ ...base, ...change }))).toMatchObject({ code: 'parse/damaged', got });
  });
});

describe('tensors', () => {
  test('name, type, shape, open dimensions, quantization, state', () => {
    const open: TensorSpec = { ...x, shapeSignature: [-1, 4], isVariable: true };
    expect(main({ ...base, tensors: [open, y] }).tensors[0]).toEqual({
      id: 0,
      name: 'x',
      dtype: 'int8',
      shape: [1, 4],
      signature: [-1, 4],
      quant: { scales: [0.5], zeroPoints: [-3], axis: 0 },
      data: null,
      isVariable: true,
      sparsity: null,
    });
  });

  test('without a name it is called by its number', () => {
    expect(main({ ...base, tensors: [x, { dtype: 'int8', shape: [4] }] }).tensors[1]).toMatchObject({
      name: 'tensor_1',
      quant: null,
    });
  });

  test('scales along an axis; one zero point stands for all', () => {
    const weights: TensorSpec = { dtype: 'int8', shape: [2, 2], scale: [0.5, 0.25], zeroPoint: [0], axis: 1 };
    const { quant } = main({ ...base, tensors: [x, y, { ...weights, data: [1, 2, 3, 4] }] }).tensors[2]!;
    expect(quant).toEqual({ scales: [0.5, 0.25], zeroPoints: [0], axis: 1 });
  });

  test.each([
    ['inside the file', false],
    ['behind it, as in files above 2 GB', true],
  ])('data %s', (_, buffersOutside) => {
    const w: TensorSpec = { dtype: 'int16', shape: [3], data: [1, -2, 300] };
    const tensor = main({ ...base, buffersOutside, tensors: [x, y, w] }).tensors[2]!;
    expect([...constantValue(tensor)]).toEqual([1, -2, 300]);
  });

  test('int4 is two to a byte, low half first', () => {
    const w: TensorSpec = { dtype: 'int4', shape: [5], scale: 1, data: [-8, 7, -1, 0, 3] };
    const tensor = main({ ...base, tensors: [x, y, w] }).tensors[2]!;
    expect(tensor.data).toHaveLength(3);
    expect([...constantValue(tensor)]).toEqual([-8, 7, -1, 0, 3]);
  });

  test.each([
    ['too few bytes', { dtype: 'int32', shape: [3], data: new Uint8Array(11) }, /^11 bytes for "w", which takes 12$/],
    ['a negative size', { dtype: 'int8', shape: [2, -1] }, /^2x-1$/],
    ['more elements than memory', { dtype: 'int8', shape: [65536, 65536] }, /^65536x65536$/],
    ['a scale that is no number', { dtype: 'int8', shape: [1], scale: NaN }, /^no finite positive scale$/],
    ['an infinite scale', { dtype: 'int8', shape: [1], scale: Infinity }, /^no finite positive scale$/],
    ['zero points of another count', { dtype: 'int8', shape: [3], scale: [1, 1, 1], zeroPoint: [0, 0] }, /^2 zero/],
  ] as const satisfies readonly (readonly [string, TensorSpec, RegExp])[])('%s is refused', (_, tensor, got) => {
    const { code, got: seen } = problemOf(() => parse({ ...base, tensors: [x, y, { name: 'w', ...tensor }] }));
    expect(code).toBe('parse/damaged');
    expect(seen).toMatch(got);
  });

  test('sparsity: order, block map, dense and compressed dimensions', () => {
    const sparsity = {
      traversal_order: [0, 1],
      block_map: [1],
      dim_metadata: [
        { format: 'dense', dense_size: 2 },
        {
          format: 'sparse_csr',
          array_segments: { table: 'Uint8Vector', fields: { values: [0, 1, 2] } },
          array_indices: { table: 'Uint16Vector', fields: { values: [3, 0] } },
        },
      ],
    } as const;
    const w: TensorSpec = { dtype: 'int8', shape: [2, 4], scale: 1, data: [5, 6], sparsity };
    expect(main({ ...base, tensors: [x, y, w] }).tensors[2]?.sparsity).toEqual({
      traversalOrder: [0, 1],
      blockMap: [1],
      dimensions: [
        { format: 'dense', denseSize: 2, segments: [], indices: [] },
        { format: 'sparse_csr', denseSize: 0, segments: [0, 1, 2], indices: [3, 0] },
      ],
    });
  });
});

describe('the model', () => {
  test('description, version, signatures, metadata', () => {
    const graph = parse({
      ...base,
      description: 'a test',
      version: 3,
      signatures: [{ key: 'serving_default', subgraph: 0, inputs: { x: 0 }, outputs: { y: 1 } }],
      metadata: [{ name: 'min_runtime_version', data: Uint8Array.of(49, 46, 53) }],
    });
    expect(graph).toMatchObject({ description: 'a test', schemaVersion: 3 });
    expect(graph.signatures).toEqual([
      { key: 'serving_default', subgraph: 0, inputs: [{ name: 'x', tensor: 0 }], outputs: [{ name: 'y', tensor: 1 }] },
    ]);
    expect(graph.metadata.map(({ name, data }) => [name, [...data]])).toEqual([['min_runtime_version', [49, 46, 53]]]);
  });

  test('several subgraphs, each with tensors of its own', () => {
    const { subgraphs } = parse({ ...base, name: 'main', subgraphs: [{ ...base, name: 'body', tensors: [y, y] }] });
    expect(subgraphs.map(({ name, tensors }) => [name, tensors[0]?.name])).toEqual([
      ['main', 'x'],
      ['body', 'y'],
    ]);
  });

  test.each([
    ['nothing', new Uint8Array(0), 'parse/truncated'],
    ['seven bytes', new Uint8Array(7), 'parse/truncated'],
    ['another flatbuffer', new TextEncoder().encode('....TFL2....'), 'parse/not-tflite'],
    ['an archive', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0), 'parse/not-tflite'],
  ])('%s is refused', (_, bytes, code) => {
    expect(problemOf(() => parseModel(bytes, findOp)).code).toBe(code);
  });

  test("Node's Buffer, a view into a pool, is read like any bytes", () => {
    const pool = Buffer.concat([Buffer.alloc(5), buildModel(base)]);
    expect(parseModel(pool.subarray(5), findOp)).toEqual(parse(base));
  });
});
