import { ByteBuffer } from 'flatbuffers';
import { describe, expect, test } from 'vitest';
import { buildModel } from './build-model.ts';
import type { ModelSpec, OperatorSpec, TensorSpec } from './build-model.ts';

// Field numbers stand here as plain digits on purpose: read from the schema they would repeat its mistakes.
const model = { version: 0, operatorCodes: 1, subgraphs: 2, description: 3, buffers: 4, metadata: 6, signatures: 7 };
const subgraph = { tensors: 0, inputs: 1, outputs: 2, operators: 3 };
const tensor = { shape: 0, type: 1, buffer: 2, name: 3, quantization: 4, isVariable: 5, sparsity: 6, signature: 7 };
const operator = { code: 0, inputs: 1, optionsType: 3, options: 4, customOptions: 5, options2Type: 11, options2: 12 };
const buffer = { data: 0, offset: 1, size: 2 };

const conv: ModelSpec = {
  description: 'one convolution',
  tensors: [
    { name: 'in', dtype: 'int8', shape: [1, 4, 4, 2], shapeSignature: [-1, 4, 4, 2], scale: 0.5, zeroPoint: -3 },
    { name: 'w', dtype: 'int4', shape: [2, 1, 1, 2], scale: [0.25, 0.125], axis: 3, data: [1, -2, 7, -8] },
    { name: 'b', dtype: 'int32', shape: [2], scale: [0.125, 0.0625], data: [-1, 70000] },
    { name: 'out', dtype: 'int8', shape: [1, 2, 2, 2], scale: 1, zeroPoint: 5 },
  ],
  operators: [
    {
      kind: 'CONV_2D',
      options: { padding: 'valid', stride_w: 2, stride_h: 3, fused_activation_function: 'relu6', dilation_w_factor: 1 },
      inputs: [0, 1, -1],
      outputs: [3],
      version: 5,
    },
  ],
  inputs: [0],
  outputs: [3],
};

test('the file begins with its identifier, version and description', () => {
  const root = open(buildModel(conv));
  expect(root.bb.getBufferIdentifier()).toBe('TFL3');
  expect(root.i32(model.version)).toBe(3);
  expect(root.text(model.description)).toBe('one convolution');
});

test('tensors keep shape, type, name, quantization and data', () => {
  const root = open(buildModel(conv));
  const [input, weights, bias] = root.rows(model.subgraphs)[0]!.rows(subgraph.tensors);
  expect(input!.ints(tensor.shape)).toEqual([1, 4, 4, 2]);
  expect(input!.ints(tensor.signature)).toEqual([-1, 4, 4, 2]);
  expect(input!.i8(tensor.type)).toBe(9);
  expect(input!.text(tensor.name)).toBe('in');
  expect(input!.i32(tensor.buffer)).toBe(0);
  expect(input!.table(tensor.quantization)!.floats(2)).toEqual([0.5]);
  expect(input!.table(tensor.quantization)!.longs(3)).toEqual([-3n]);
  expect(weights!.i8(tensor.type)).toBe(17);
  expect(weights!.table(tensor.quantization)!.floats(2)).toEqual([0.25, 0.125]);
  expect(weights!.table(tensor.quantization)!.longs(3)).toEqual([0n, 0n]);
  expect(weights!.table(tensor.quantization)!.i32(6)).toBe(3);
  const buffers = root.rows(model.buffers);
  expect(buffers[0]!.bytes(buffer.data)).toEqual([]);
  expect(buffers[weights!.i32(tensor.buffer)]!.bytes(buffer.data)).toEqual([0xe1, 0x87]);
  expect(buffers[bias!.i32(tensor.buffer)]!.bytes(buffer.data)).toEqual([255, 255, 255, 255, 0x70, 0x11, 1, 0]);
});

test('buffer data starts at a multiple of 16', () => {
  const bytes = buildModel(conv);
  const starts = open(bytes)
    .rows(model.buffers)
    .slice(1)
    .map((row) => row.start(buffer.data) % 16);
  expect(starts).toEqual([0, 0]);
});

test('an operator keeps its options; a value equal to its default is not stored', () => {
  const [row] = open(buildModel(conv)).rows(model.subgraphs)[0]!.rows(subgraph.operators);
  expect(row!.ints(operator.inputs)).toEqual([0, 1, -1]);
  expect(row!.i8(operator.optionsType)).toBe(1);
  const options = row!.table(operator.options)!;
  expect([options.i8(0), options.i32(1), options.i32(2), options.i8(3)]).toEqual([1, 2, 3, 3]);
  expect(options.has(4)).toBe(false);
});

test('operator codes are shared by kind, version and custom code; high codes say 127 in the old field', () => {
  const one = { inputs: [], outputs: [] };
  const operators: OperatorSpec[] = [
    { kind: 'ADD', ...one },
    { kind: 'GELU', ...one },
    { kind: 'ADD', ...one },
    { kind: 'ADD', version: 2, ...one },
    { kind: 'CUSTOM', customCode: 'Mine', customOptions: Uint8Array.of(7, 8), ...one },
  ];
  const root = open(buildModel(withOperators(operators)));
  const codes = root.rows(model.operatorCodes).map((code) => [code.i8(0), code.text(1), code.i32(2), code.i32(3)]);
  // Version 1 and code 0 are defaults, so they are not stored and read as 0 here.
  expect(codes).toEqual([
    [0, null, 0, 0],
    [127, null, 0, 150],
    [0, null, 2, 0],
    [32, 'Mine', 0, 32],
  ]);
  const rows = root.rows(model.subgraphs)[0]!.rows(subgraph.operators);
  expect(rows.map((row) => row.i32(operator.code))).toEqual([0, 1, 0, 2, 3]);
  expect(rows[4]!.bytes(operator.customOptions)).toEqual([7, 8]);
});

test.each<[string, OperatorSpec, number[]]>([
  ['a table of defaults when options are left out', { kind: 'ADD', inputs: [], outputs: [] }, [11, 0]],
  ['no table for null', { kind: 'ADD', options: null, inputs: [], outputs: [] }, [0, 0]],
  ['no table for an operator without one', { kind: 'RELU', inputs: [], outputs: [] }, [0, 0]],
  ['the second union for a later table', { kind: 'STABLEHLO_COMPOSITE', inputs: [], outputs: [] }, [0, 21]],
])('options: %s', (_title, spec, types) => {
  const [row] = open(buildModel(withOperators([spec])))
    .rows(model.subgraphs)[0]!
    .rows(subgraph.operators);
  expect([row!.i8(operator.optionsType), row!.i8(operator.options2Type)]).toEqual(types);
  expect([row!.has(operator.options), row!.has(operator.options2)]).toEqual(types.map((type) => type > 0));
});

test('further subgraphs, signatures and metadata', () => {
  const root = open(
    buildModel({
      ...withOperators([]),
      subgraphs: [{ tensors: [{ dtype: 'float32', shape: [] }], operators: [], inputs: [0], outputs: [0] }],
      signatures: [{ key: 'serve', subgraph: 1, inputs: { x: 0 }, outputs: { y: 2 } }],
      metadata: [{ name: 'note', data: Uint8Array.of(1, 2, 3) }],
    }),
  );
  expect(root.rows(model.subgraphs).map((row) => row.ints(subgraph.inputs))).toEqual([[], [0]]);
  const [signature] = root.rows(model.signatures);
  expect([signature!.text(2), signature!.i32(4)]).toEqual(['serve', 1]);
  expect(signature!.rows(1).map((map) => [map.text(0), map.i32(1)])).toEqual([['y', 2]]);
  const [note] = root.rows(model.metadata);
  expect(note!.text(0)).toBe('note');
  expect(root.rows(model.buffers)[note!.i32(1)]!.bytes(buffer.data)).toEqual([1, 2, 3]);
});

test('buffers outside stand behind the flatbuffer at the offset and size they state', () => {
  const bytes = buildModel({ ...conv, buffersOutside: true });
  const rows = open(bytes).rows(model.buffers);
  const stored = rows.map((row) => {
    const offset = Number(row.long(buffer.offset));
    return [...bytes.subarray(offset, offset + Number(row.long(buffer.size)))];
  });
  expect(stored).toEqual([[], [0xe1, 0x87], [255, 255, 255, 255, 0x70, 0x11, 1, 0]]);
  expect(rows.some((row) => row.has(buffer.data))).toBe(false);
  expect(rows.map((row) => Number(row.long(buffer.offset)) % 16)).toEqual([0, 0, 0]);
});

test('a sparse tensor keeps its dimensions and index vectors', () => {
  const sparse: TensorSpec = {
    dtype: 'int8',
    shape: [2, 4],
    data: [5, 6],
    sparsity: {
      traversal_order: [0, 1],
      dim_metadata: [
        { format: 'dense', dense_size: 2 },
        {
          format: 'sparse_csr',
          array_segments: { table: 'Uint8Vector', fields: { values: [0, 1, 2] } },
          array_indices: { table: 'Uint16Vector', fields: { values: [3, 300] } },
        },
      ],
    },
  };
  const root = open(buildModel({ tensors: [sparse], operators: [], inputs: [], outputs: [] }));
  const sparsity = root.rows(model.subgraphs)[0]!.rows(subgraph.tensors)[0]!.table(tensor.sparsity)!;
  const [dense, csr] = sparsity.rows(2);
  expect(sparsity.ints(0)).toEqual([0, 1]);
  expect([dense!.i8(0), dense!.i32(1)]).toEqual([0, 2]);
  expect([csr!.i8(0), csr!.i8(2), csr!.i8(4)]).toEqual([1, 3, 2]);
  expect(csr!.table(3)!.bytes(0)).toEqual([0, 1, 2]);
  expect(csr!.table(5)!.shorts(0)).toEqual([3, 300]);
});

describe('mistakes in a test are told', () => {
  test.each<[string, OperatorSpec, string]>([
    ['an unknown field', { kind: 'ADD', options: { axis: 1 }, inputs: [], outputs: [] }, 'has no field "axis"'],
    [
      'an unknown word',
      { kind: 'MIRROR_PAD', options: { mode: 'same' }, inputs: [], outputs: [] },
      'is none of: reflect',
    ],
    ['options without a table', { kind: 'RELU', options: {}, inputs: [], outputs: [] }, 'RELU has no options table'],
  ])('%s', (_title, spec, message) => {
    expect(() => buildModel(withOperators([spec]))).toThrow(message);
  });
});

function withOperators(operators: readonly OperatorSpec[]): ModelSpec {
  return { tensors: [], operators, inputs: [], outputs: [] };
}

function open(bytes: Uint8Array): Row {
  const bb = new ByteBuffer(bytes);
  return rowAt(bb, bb.readInt32(0));
}

interface Row {
  readonly bb: ByteBuffer;
  readonly has: (id: number) => boolean;
  readonly start: (id: number) => number;
  readonly i8: (id: number) => number;
  readonly i32: (id: number) => number;
  readonly long: (id: number) => bigint;
  readonly text: (id: number) => string | null;
  readonly table: (id: number) => Row | null;
  readonly rows: (id: number) => Row[];
  readonly bytes: (id: number) => number[];
  readonly shorts: (id: number) => number[];
  readonly ints: (id: number) => number[];
  readonly longs: (id: number) => bigint[];
  readonly floats: (id: number) => number[];
}

// Reads one table by field number. What is absent reads as 0, null or [].
function rowAt(bb: ByteBuffer, position: number): Row {
  const at = (id: number) => {
    const offset = bb.__offset(position, 4 + 2 * id);
    return offset === 0 ? 0 : position + offset;
  };
  const vector = <T>(id: number, size: number, read: (position: number) => T): T[] => {
    if (at(id) === 0) return [];
    const start = bb.__vector(at(id));
    return Array.from({ length: bb.readInt32(start - 4) }, (_, i) => read(start + i * size));
  };
  return {
    bb,
    has: (id: number) => at(id) !== 0,
    start: (id: number) => bb.__vector(at(id)),
    i8: (id: number) => (at(id) ? bb.readInt8(at(id)) : 0),
    i32: (id: number) => (at(id) ? bb.readInt32(at(id)) : 0),
    long: (id: number) => (at(id) ? bb.readInt64(at(id)) : 0n),
    text: (id: number) => (at(id) ? (bb.__string(at(id)) as string) : null),
    table: (id: number): Row | null => (at(id) ? rowAt(bb, bb.__indirect(at(id))) : null),
    rows: (id: number): Row[] => vector(id, 4, (element) => rowAt(bb, bb.__indirect(element))),
    bytes: (id: number) => vector(id, 1, (element) => bb.readUint8(element)),
    shorts: (id: number) => vector(id, 2, (element) => bb.readUint16(element)),
    ints: (id: number) => vector(id, 4, (element) => bb.readInt32(element)),
    longs: (id: number) => vector(id, 8, (element) => bb.readInt64(element)),
    floats: (id: number) => vector(id, 4, (element) => bb.readFloat32(element)),
  };
}
