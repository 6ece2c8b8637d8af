import { fail, problem } from '../errors.ts';
import type { Graph, Metadata, Signature, Subgraph } from '../graph/types.ts';
import type { OpDef } from '../ops/op.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { damaged, openBytes, rootTable } from './flatbuffer.ts';
import { readNode } from './operator.ts';
import { bufferBytes, type ModelBuffer, readTensor } from './tensor.ts';
import { builtinOperators, fileIdentifier } from './schema.ts';

/** What the reader asks the operator registry: how to read an operator's options. */
export type OpLookup = (kind: string) => OpDef<unknown> | null;

/** bytes -> Graph. Fails with `parse/*` problems that carry field and offset; never throws anything else. */
export function parseModel(file: Uint8Array, lookup: OpLookup): Graph {
  // Node's Buffer is a Uint8Array whose slice() does not copy: take the plain view.
  const raw = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  checkIdentifier(raw);
  const model = fieldsOf(rootTable(openBytes(raw), 'Model'), 'Model');
  const buffers = model.tables('buffers', 'Buffer').map((buffer): ModelBuffer => bufferBytes(buffer, raw));
  const codes = model.tables('operator_codes', 'OperatorCode').map(operatorKind);
  const subgraphs = model.tables('subgraphs', 'SubGraph').map((s) => readSubgraph(s, buffers, codes, raw, lookup));
  if (subgraphs.length === 0) damaged('Model.subgraphs', 0, 'no subgraph');
  return {
    description: model.text('description'),
    schemaVersion: model.number('version'),
    subgraphs,
    signatures: model.tables('signature_defs', 'SignatureDef').map((s) => readSignature(s, subgraphs)),
    metadata: model.tables('metadata', 'Metadata').map((m) => readMetadata(m, buffers)),
  };
}

function checkIdentifier(raw: Uint8Array): void {
  if (raw.length < 8) {
    fail(
      problem('parse/truncated', 'the file is too short for a model', {
        at: { byte: raw.length },
        got: `${raw.length} bytes`,
      }),
    );
  }
  const identifier = String.fromCharCode(...raw.subarray(4, 8));
  if (identifier === fileIdentifier) return;
  fail(
    problem('parse/not-tflite', 'this is not a .tflite model', {
      at: { byte: 4 },
      got: `identifier ${JSON.stringify(identifier)} where ${JSON.stringify(fileIdentifier)} stands in a .tflite file`,
      hint: 'give the .tflite file itself, not a SavedModel, a Keras file or a C array of it',
    }),
  );
}

export interface OperatorCode {
  readonly kind: string;
  readonly version: number;
}

/** The larger of the old 8-bit code and the new one, as the runtime takes it. */
function operatorKind(code: Fields<'OperatorCode'>): OperatorCode {
  const builtin = Math.max(code.number('deprecated_builtin_code'), code.number('builtin_code'));
  const name = builtinOperators[builtin];
  const kind = name === 'CUSTOM' ? `CUSTOM:${code.text('custom_code')}` : (name ?? `BUILTIN_${builtin}`);
  return { kind, version: code.number('version') };
}

function readSubgraph(
  subgraph: Fields<'SubGraph'>,
  buffers: readonly ModelBuffer[],
  codes: readonly OperatorCode[],
  raw: Uint8Array,
  lookup: OpLookup,
): Subgraph {
  const tensors = subgraph.tables('tensors', 'Tensor').map((t, id) => readTensor(t, id, buffers));
  const ids = (field: 'inputs' | 'outputs'): readonly number[] => checkIds(subgraph, field, tensors.length);
  return {
    name: subgraph.text('name'),
    tensors,
    inputs: ids('inputs'),
    outputs: ids('outputs'),
    nodes: subgraph.tables('operators', 'Operator').map((o, i) => readNode(o, i, codes, tensors.length, raw, lookup)),
  };
}

function checkIds(subgraph: Fields<'SubGraph'>, field: 'inputs' | 'outputs', count: number): readonly number[] {
  const ids = subgraph.numbers(field) ?? [];
  const wrong = ids.find((id) => id < 0 || id >= count);
  if (wrong !== undefined)
    damaged(`${subgraph.reader.path}.${field}`, subgraph.reader.position, `tensor ${wrong} of ${count}`);
  return ids;
}

function readSignature(signature: Fields<'SignatureDef'>, subgraphs: readonly Subgraph[]): Signature {
  const index = signature.number('subgraph_index');
  const count =
    subgraphs[index]?.tensors.length ?? damaged(signature.reader.path, signature.reader.position, `subgraph ${index}`);
  const ports = (field: 'inputs' | 'outputs'): Signature['inputs'] =>
    signature.tables(field, 'TensorMap').map((port) => {
      const tensor = port.number('tensor_index');
      if (tensor >= count) damaged(port.reader.path, port.reader.position, `tensor ${tensor} of ${count}`);
      return { name: port.text('name'), tensor };
    });
  return { key: signature.text('signature_key'), subgraph: index, inputs: ports('inputs'), outputs: ports('outputs') };
}

function readMetadata(metadata: Fields<'Metadata'>, buffers: readonly ModelBuffer[]): Metadata {
  const index = metadata.number('buffer');
  const buffer = buffers[index];
  if (buffer === undefined)
    damaged(metadata.reader.path, metadata.reader.position, `buffer ${index} of ${buffers.length}`);
  return { name: metadata.text('name'), data: buffer ?? new Uint8Array(0) };
}
