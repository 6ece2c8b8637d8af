import { Builder } from 'flatbuffers';
import { builtinOperators, builtinOptions, fileIdentifier } from '../../src/parse/schema.ts';
import type { BuiltinOperator, OptionsTable, TensorType } from '../../src/parse/schema.ts';
import { optionsTableOf } from './options-table.ts';
import { type TensorData, tensorBytes } from './tensor-bytes.ts';
import { type TableValues, writeTable } from './write-table.ts';

export interface TensorSpec {
  readonly name?: string;
  readonly dtype: TensorType;
  readonly shape: readonly number[];
  readonly shapeSignature?: readonly number[];
  readonly scale?: number | readonly number[];
  readonly zeroPoint?: number | readonly number[];
  readonly axis?: number;
  readonly data?: TensorData;
  readonly isVariable?: boolean;
  readonly sparsity?: TableValues; // the fields of SparsityParameters
}

export interface OperatorSpec {
  readonly kind: BuiltinOperator | number; // a number stands for a code the schema does not know
  readonly options?: TableValues | null; // left out: a table of defaults; null: no table at all
  readonly optionsTable?: OptionsTable;
  readonly inputs: readonly number[]; // -1 is an optional input left out
  readonly outputs: readonly number[];
  readonly intermediates?: readonly number[];
  readonly mutatingVariableInputs?: readonly boolean[];
  readonly version?: number;
  readonly customCode?: string;
  readonly customOptions?: Uint8Array;
}

export interface SubgraphSpec {
  readonly name?: string;
  readonly tensors: readonly TensorSpec[];
  readonly operators: readonly OperatorSpec[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

export interface SignatureSpec {
  readonly key: string;
  readonly subgraph: number;
  readonly inputs: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, number>>;
}

export interface ModelSpec extends SubgraphSpec {
  readonly subgraphs?: readonly SubgraphSpec[]; // those after the first
  readonly signatures?: readonly SignatureSpec[];
  readonly metadata?: readonly { readonly name: string; readonly data: Uint8Array }[];
  readonly buffersOutside?: boolean; // stores the data after the flatbuffer, as files above 2 GB do
  readonly description?: string;
  readonly version?: number;
}

// The bytes of a .tflite file with this model. Buffer 0 is empty and stands for "no data", as in every tflite file.
export function buildModel(model: ModelSpec): Uint8Array {
  const buffers = [new Uint8Array()];
  const codes: TableValues[] = [];
  const fields = modelFields(model, codes, buffers);
  return model.buffersOutside ? withBuffersOutside(fields, buffers) : finish({ ...fields, buffers: inside(buffers) });
}

function modelFields(model: ModelSpec, codes: TableValues[], buffers: Uint8Array[]): TableValues {
  const subgraphs = [model, ...(model.subgraphs ?? [])].map((subgraph) => subgraphFields(subgraph, codes, buffers));
  return {
    version: model.version ?? 3,
    description: model.description,
    operator_codes: codes,
    subgraphs,
    metadata: model.metadata?.map(({ name, data }) => ({ name, buffer: buffers.push(data) - 1 })),
    signature_defs: model.signatures?.map(signatureFields),
  };
}

function subgraphFields(subgraph: SubgraphSpec, codes: TableValues[], buffers: Uint8Array[]): TableValues {
  return {
    name: subgraph.name,
    tensors: subgraph.tensors.map((tensor) => tensorFields(tensor, buffers)),
    operators: subgraph.operators.map((operator) => operatorFields(operator, codes)),
    inputs: subgraph.inputs,
    outputs: subgraph.outputs,
  };
}

function tensorFields(tensor: TensorSpec, buffers: Uint8Array[]): TableValues {
  return {
    name: tensor.name,
    type: tensor.dtype,
    shape: tensor.shape,
    shape_signature: tensor.shapeSignature,
    has_rank: true,
    buffer: tensor.data ? buffers.push(tensorBytes(tensor.dtype, tensor.data)) - 1 : 0,
    quantization: quantizationFields(tensor),
    is_variable: tensor.isVariable,
    sparsity: tensor.sparsity,
  };
}

// One zero point is repeated for every scale.
function quantizationFields({ scale, zeroPoint = 0, axis }: TensorSpec): TableValues | undefined {
  if (scale === undefined) return undefined;
  const scales = typeof scale === 'number' ? [scale] : scale;
  const zeroPoints = typeof zeroPoint === 'number' ? scales.map(() => zeroPoint) : zeroPoint;
  return { scale: scales, zero_point: zeroPoints, quantized_dimension: axis };
}

function operatorFields(operator: OperatorSpec, codes: TableValues[]): TableValues {
  return {
    opcode_index: operatorCodeIndex(operator, codes),
    inputs: operator.inputs,
    outputs: operator.outputs,
    intermediates: operator.intermediates,
    mutating_variable_inputs: operator.mutatingVariableInputs,
    custom_options: operator.customOptions,
    ...optionsFields(operator),
  };
}

// Codes above 127 do not fit the old one-byte field, which then says 127.
function operatorCodeIndex({ kind, version = 1, customCode }: OperatorSpec, codes: TableValues[]): number {
  const code = typeof kind === 'number' ? kind : builtinOperators.indexOf(kind);
  const known = codes.findIndex(
    (c) => c['builtin_code'] === code && c['version'] === version && c['custom_code'] === customCode,
  );
  if (known >= 0) return known;
  const deprecated = Math.min(code, 127);
  return codes.push({ deprecated_builtin_code: deprecated, builtin_code: code, version, custom_code: customCode }) - 1;
}

function optionsFields({ kind, options, optionsTable }: OperatorSpec): TableValues {
  const table = optionsTable ?? (typeof kind === 'number' ? null : optionsTableOf(kind));
  if (!table && options) throw new Error(`${kind} has no options table; name one as optionsTable`);
  if (!table || options === null) return {};
  const isFirstUnion = (builtinOptions as readonly (string | null)[]).includes(table);
  return { [isFirstUnion ? 'builtin_options' : 'builtin_options_2']: { table, fields: options ?? {} } };
}

function signatureFields({ key, subgraph, inputs, outputs }: SignatureSpec): TableValues {
  return {
    signature_key: key,
    subgraph_index: subgraph,
    inputs: tensorMaps(inputs),
    outputs: tensorMaps(outputs),
  };
}

function tensorMaps(indices: Readonly<Record<string, number>>): TableValues[] {
  return Object.entries(indices).map(([name, index]) => ({ name, tensor_index: index }));
}

function inside(buffers: readonly Uint8Array[]): TableValues[] {
  return buffers.map((data) => (data.length > 0 ? { data } : {}));
}

// The offsets count from the start of the file, so the flatbuffer is built once to learn its length and then again.
function withBuffersOutside(fields: TableValues, buffers: readonly Uint8Array[]): Uint8Array {
  const build = (start: number) => finish({ ...fields, buffers: outside(buffers, start) });
  const start = roundUp16(build(16).length);
  const flatbuffer = build(start);
  const file = new Uint8Array(buffers.reduce((end, data) => end + roundUp16(data.length), start));
  file.set(flatbuffer);
  placeBuffers(buffers, start).forEach(({ data, offset }) => file.set(data, offset));
  return file;
}

function outside(buffers: readonly Uint8Array[], start: number): TableValues[] {
  return placeBuffers(buffers, start).map(({ data, offset }) => (data.length > 0 ? { offset, size: data.length } : {}));
}

function placeBuffers(buffers: readonly Uint8Array[], start: number): { data: Uint8Array; offset: number }[] {
  let offset = start;
  return buffers.map((data) => {
    const placed = { data, offset };
    offset += roundUp16(data.length);
    return placed;
  });
}

function finish(fields: TableValues): Uint8Array {
  const builder = new Builder(1024);
  builder.finish(writeTable(builder, 'Model', fields), fileIdentifier);
  return builder.asUint8Array().slice();
}

function roundUp16(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}
