import { tensorAt } from './tensor.ts';
import type { Graph, Node, Quant, Signature, Subgraph, Tensor } from './types.ts';

/** Constants of up to this many bytes are printed, longer ones as a digest. */
const SHORT_DATA = 16;

/**
 * A graph as text: for `--dump`, golden files and bug reports. The same graph gives the same text everywhere.
 *
 *     subgraph 0 "main"  1 operator, 4 tensors
 *       in   %0 int8 1x16  scale 0.024 zero -128  "x"
 *
 *       op 0  FULLY_CONNECTED  v4  activation relu, keepDims false
 *         %0 int8 1x16  scale 0.024 zero -128  "x"
 *         %1 int8 4x16  scale 0.01 zero 0  = 64 B #8f3a11c2  "w"
 *         -> %3 int8 1x4  ...
 */
export function printGraph(graph: Graph): string {
  const parts = [
    ...(graph.description === '' ? [] : [`description ${quoted(graph.description)}\n`]),
    ...graph.subgraphs.map(printSubgraph),
    ...graph.signatures.map(printSignature),
    ...graph.metadata.map(({ name, data }) => `metadata ${quoted(name)}  ${dataText(data)}\n`),
  ];
  return parts.join('\n');
}

function printSubgraph(subgraph: Subgraph, index: number): string {
  const { nodes, tensors } = subgraph;
  const port = (side: string, id: number): string => `  ${side}  ${printTensor(tensorAt(subgraph, id))}`;
  return [
    `subgraph ${index} ${quoted(subgraph.name)}  ${counted(nodes.length, 'operator')}, ${counted(tensors.length, 'tensor')}`,
    ...subgraph.inputs.map((id) => port('in ', id)),
    ...subgraph.outputs.map((id) => port('out', id)),
    ...nodes.map((node) => printNode(subgraph, node)),
    '',
  ].join('\n');
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function printNode(subgraph: Subgraph, node: Node): string {
  const tensor = (id: number): string => (id < 0 ? 'none' : printTensor(tensorAt(subgraph, id)));
  const attrs = printAttrs(node.attrs);
  return [
    '',
    `  op ${node.index}  ${node.kind}  v${node.version}${attrs === '' ? '' : `  ${attrs}`}`,
    ...node.inputs.map((id) => `    ${tensor(id)}`),
    ...node.intermediates.map((id) => `    via ${tensor(id)}`),
    ...node.outputs.map((id) => `    -> ${tensor(id)}`),
  ].join('\n');
}

export function printTensor(tensor: Tensor): string {
  const parts = [
    `%${tensor.id} ${tensor.dtype} ${tensor.shape.join('x') || 'scalar'}`,
    tensor.signature?.includes(-1) ? `open ${tensor.signature.join('x')}` : '',
    tensor.quant === null ? '' : printQuant(tensor.quant),
    tensor.isVariable ? 'variable' : '',
    tensor.sparsity === null ? '' : 'sparse',
    tensor.data === null ? '' : `= ${dataText(tensor.data)}`,
    quoted(tensor.name),
  ];
  return parts.filter((part) => part !== '').join('  ');
}

/** One scale as it is; many by their number, range and axis. */
function printQuant({ scales, zeroPoints, axis }: Quant): string {
  const zeros = [...new Set(zeroPoints)];
  const zero = zeros.length === 1 ? String(zeros[0]) : `${Math.min(...zeros)}..${Math.max(...zeros)}`;
  if (scales.length === 1) return `scale ${shortFloat(scales[0] ?? 0)} zero ${zero}`;
  const [low, high] = [scales.reduce((a, b) => Math.min(a, b)), scales.reduce((a, b) => Math.max(a, b))];
  return `${scales.length} scales ${shortFloat(low)}..${shortFloat(high)} zero ${zero} axis ${axis}`;
}

/** The shortest decimal that gives the same float32 back. */
export function shortFloat(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === Math.fround(value)) return String(Number(text));
  }
  return String(Number(value.toPrecision(9)));
}

function dataText(data: Uint8Array): string {
  if (data.length > SHORT_DATA) return `${data.length} B #${digest(data)}`;
  return `${data.length} B [${Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join(' ')}]`;
}

/** FNV-1a over bytes: tells that a table changed, no more. */
export function digest(data: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of data) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

export function printAttrs(attrs: unknown): string {
  if (typeof attrs !== 'object' || attrs === null) return '';
  return Object.entries(attrs)
    .map(([name, value]) => `${name} ${valueText(value)}`)
    .join(', ');
}

function valueText(value: unknown): string {
  if (ArrayBuffer.isView(value)) return dataText(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  if (Array.isArray(value)) return `[${value.map(valueText).join(' ')}]`;
  if (typeof value === 'object' && value !== null) return `{${printAttrs(value)}}`;
  if (typeof value === 'number' && !Number.isInteger(value)) return shortFloat(value);
  return value === '' ? '""' : String(value);
}

function printSignature({ key, subgraph, inputs, outputs }: Signature): string {
  const ports = (list: Signature['inputs']): string =>
    list.map(({ name, tensor }) => `${quoted(name)} %${tensor}`).join(', ');
  return `signature ${quoted(key)}  subgraph ${subgraph}  ${ports(inputs)} -> ${ports(outputs)}\n`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Fused layers carry a chain of names; the last one is the layer's own. */
export function lastName(name: string): string {
  return name.split(';').findLast((part) => part !== '') ?? name;
}
