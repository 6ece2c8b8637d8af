import { holdsValues } from '../graph/values.ts';
import { byteSize } from '../graph/tensor.ts';
import type { DType, Quant, SparseDimension, Sparsity, Tensor } from '../graph/types.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { damaged } from './flatbuffer.ts';
import { sparseIndexVectors } from './schema.ts';

/** Bytes of a buffer; null where it holds none. */
export type ModelBuffer = Uint8Array | null;

/** Data inside the flatbuffer, or, for files above 2 GB, behind it at an absolute offset. */
export function bufferBytes(buffer: Fields<'Buffer'>, raw: Uint8Array): ModelBuffer {
  const inside = buffer.bytes('data');
  if (inside !== null && inside.length > 0) return inside;
  const [offset, size] = [buffer.number('offset'), buffer.number('size')];
  if (offset <= 1 || size === 0) return null;
  if (offset + size > raw.length)
    damaged(`${buffer.reader.path}.offset`, buffer.reader.position, `${size} bytes at ${offset} of ${raw.length}`);
  return raw.subarray(offset, offset + size);
}

export function readTensor(tensor: Fields<'Tensor'>, id: number, buffers: readonly ModelBuffer[]): Tensor {
  const { path, position } = tensor.reader;
  const index = tensor.number('buffer');
  const data = index === 0 ? null : (buffers[index] ?? null);
  if (index >= Math.max(1, buffers.length)) damaged(`${path}.buffer`, position, `buffer ${index} of ${buffers.length}`);
  const sparsity = tensor.table('sparsity', 'SparsityParameters');
  const read: Tensor = {
    id,
    name: tensor.text('name') || `tensor_${id}`,
    dtype: tensor.word('type') as DType,
    shape: readShape(tensor),
    signature: tensor.numbers('shape_signature'),
    quant: readQuant(tensor),
    data,
    isVariable: tensor.number('is_variable') !== 0,
    sparsity: sparsity === null ? null : readSparsity(sparsity),
  };
  checkData(read, path, position);
  return read;
}

/** Elements of one tensor that no microcontroller reaches; keeps every later product of sizes exact. */
const MAX_ELEMENTS = 2 ** 31;

function readShape(tensor: Fields<'Tensor'>): readonly number[] {
  const shape = tensor.numbers('shape') ?? [];
  let elements = 1;
  for (const size of shape) {
    elements *= Math.max(1, size);
    if (size < 0 || elements > MAX_ELEMENTS)
      damaged(`${tensor.reader.path}.shape`, tensor.reader.position, shape.join('x'));
  }
  return shape;
}

function readQuant(tensor: Fields<'Tensor'>): Quant | null {
  const quant = tensor.table('quantization', 'QuantizationParameters');
  const scales = quant?.numbers('scale') ?? [];
  if (quant === null || scales.length === 0) return null;
  const stored = quant.numbers('zero_point') ?? [];
  const zeroPoints = stored.length === 0 ? scales.map(() => 0) : stored;
  if (zeroPoints.length !== scales.length && zeroPoints.length !== 1) {
    damaged(
      `${quant.reader.path}.zero_point`,
      quant.reader.position,
      `${zeroPoints.length} zero points, ${scales.length} scales`,
    );
  }
  if (scales.some((scale) => !Number.isFinite(scale) || scale < 0))
    damaged(`${quant.reader.path}.scale`, quant.reader.position, 'no finite positive scale');
  return { scales, zeroPoints, axis: quant.number('quantized_dimension') };
}

/** A constant must hold as many bytes as its shape says; a sparse one holds fewer. */
function checkData(tensor: Tensor, path: string, position: number): void {
  if (tensor.data === null || tensor.sparsity !== null || !holdsValues(tensor.dtype)) return;
  const wanted = byteSize(tensor);
  if (tensor.data.length < wanted)
    damaged(`${path}.buffer`, position, `${tensor.data.length} bytes for "${tensor.name}", which takes ${wanted}`);
}

function readSparsity(sparsity: Fields<'SparsityParameters'>): Sparsity {
  return {
    traversalOrder: sparsity.numbers('traversal_order') ?? [],
    blockMap: sparsity.numbers('block_map') ?? [],
    dimensions: sparsity.tables('dim_metadata', 'DimensionMetadata').map(readDimension),
  };
}

function readDimension(dimension: Fields<'DimensionMetadata'>): SparseDimension {
  return {
    format: dimension.word('format') as SparseDimension['format'],
    denseSize: dimension.number('dense_size'),
    segments: readIndices(dimension, 'array_segments'),
    indices: readIndices(dimension, 'array_indices'),
  };
}

/** A union of three vector tables that differ in the width of their numbers. */
function readIndices(
  dimension: Fields<'DimensionMetadata'>,
  field: 'array_segments' | 'array_indices',
): readonly number[] {
  const table = sparseIndexVectors[dimension.number(`${field}_type`)];
  if (!table) return [];
  const vector = dimension.table(field, table);
  return vector === null ? [] : (fieldsOf(vector.reader, table).numbers('values') ?? []);
}
