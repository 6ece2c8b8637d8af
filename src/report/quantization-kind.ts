import { tensorAt } from '../graph/tensor.ts';
import type { DType, Graph, Node, Subgraph, TensorId } from '../graph/types.ts';

/** How a model's numbers are kept, as converters make them. */
export type QuantizationKind =
  | 'int8' | 'int8-float-io' | 'int8-uint8-io' | 'int4-weights' | 'int16x8' | 'mixed-int' | 'uint8'
  | 'dynamic-range' | 'float16-weights' | 'float32' | 'mixed-float' | 'other'; // prettier-ignore

export interface Quantization {
  readonly kind: QuantizationKind;
  readonly words: string;
  /** Operators that compute in floating point: indices in the main subgraph. */
  readonly floatOps: readonly number[];
}

/** What one operator computes in, by its data tensors: shapes, axes and flags do not count. */
interface OpTypes {
  readonly index: number;
  readonly data: ReadonlySet<DType>;
  /** It gives data, not just a shape or a flag. */
  readonly givesData: boolean;
  readonly weights: ReadonlySet<DType>;
}

const dataTypes: readonly DType[] = ['float32', 'float16', 'int8', 'uint8', 'int16'];

/** Judged by tensors alone, so that it works for operators that we do not know. */
export function quantizationOf(graph: Graph): Quantization {
  const [main] = graph.subgraphs;
  const ops = graph.subgraphs.flatMap(opTypes);
  const kind = kindOf(ops, main);
  const floatOps = main ? opTypes(main).filter(isFloat) : [];
  return { kind, words: wordsFor(kind, ops, main), floatOps: floatOps.map(({ index }) => index) };
}

function kindOf(ops: readonly OpTypes[], main: Subgraph | undefined): QuantizationKind {
  const has: Has = (...types) => ops.some(({ data }) => types.some((type) => data.has(type)));
  if (!ops.some(isFloat)) return integerKind(has, ops, main);
  return has('int8', 'uint8', 'int16') ? 'mixed-float' : floatKind(ops);
}

type Has = (...types: readonly DType[]) => boolean;

function isFloat(op: OpTypes): boolean {
  return op.givesData && [...op.data].every((type) => type.startsWith('float'));
}

function integerKind(has: Has, ops: readonly OpTypes[], main: Subgraph | undefined): QuantizationKind {
  if (has('int16') && !ops.some(({ data }) => data.has('int8') && !data.has('int16'))) return 'int16x8';
  if (has('int16')) return 'mixed-int';
  if (has('uint8') && !has('int8')) return 'uint8';
  if (!has('int8')) return 'other';
  if (ops.some(({ weights }) => weights.has('int4'))) return 'int4-weights';
  const ports = portTypes(main);
  if (ports.has('float32')) return 'int8-float-io';
  return ports.has('uint8') ? 'int8-uint8-io' : 'int8';
}

function floatKind(ops: readonly OpTypes[]): QuantizationKind {
  if (ops.some(({ weights }) => weights.has('int8') || weights.has('int4') || weights.has('uint8'))) return 'dynamic-range';
  return ops.some(({ weights }) => weights.has('float16')) ? 'float16-weights' : 'float32';
} // prettier-ignore

function portTypes(main: Subgraph | undefined): ReadonlySet<DType> {
  return new Set(main ? [...main.inputs, ...main.outputs].map((id) => tensorAt(main, id).dtype) : []);
}

/** Types of every operator's activations and weights; a tensor made of constants alone counts as what it is made of. */
function opTypes(graph: Subgraph): readonly OpTypes[] {
  const constants = new Map<TensorId, ReadonlySet<DType>>();
  for (const { id, data, dtype } of graph.tensors) if (data !== null) constants.set(id, new Set([dtype]));
  const types: OpTypes[] = [];
  for (const node of graph.nodes) {
    const op = typesOf(graph, node, constants);
    if (op !== null) types.push(op);
  }
  return types;
}

/** Null for an operator that only unpacks constants. */
function typesOf(graph: Subgraph, node: Node, constants: Map<TensorId, ReadonlySet<DType>>): OpTypes | null {
  const inputs = node.inputs.filter((id) => id >= 0);
  const weights = new Set(inputs.flatMap((id) => [...(constants.get(id) ?? [])]));
  if (inputs.length > 0 && inputs.every((id) => constants.has(id))) {
    for (const id of node.outputs) constants.set(id, weights);
    return null;
  }
  const activations = [...inputs.filter((id) => !constants.has(id)), ...node.outputs];
  const data = activations.map((id) => tensorAt(graph, id).dtype).filter((type) => dataTypes.includes(type));
  const givesData = node.outputs.some((id) => dataTypes.includes(tensorAt(graph, id).dtype));
  return { index: node.index, data: new Set(data), givesData, weights };
}

const words: Readonly<Record<QuantizationKind, string>> = {
  int8: 'int8, full integer',
  'int8-float-io': 'int8 inside, with float',
  'int8-uint8-io': 'int8 inside, with uint8',
  'int4-weights': 'int4 weights, int8 activations',
  int16x8: 'int16x8: int16 activations, int8 weights',
  'mixed-int': 'int8 and int16 activations mixed',
  uint8: 'uint8, the old quantization of TensorFlow 1',
  'dynamic-range': 'dynamic range (hybrid): weights quantized, activations float32',
  'float16-weights': 'float16 weights, activations float32',
  float32: 'float32, not quantized',
  'mixed-float': 'integer with float islands',
  other: 'no quantized and no float data',
};

function wordsFor(kind: QuantizationKind, ops: readonly OpTypes[], main: Subgraph | undefined): string {
  if (kind === 'int8-float-io' || kind === 'int8-uint8-io') return `${words[kind]} ${portSides(kind, main)}`;
  if (kind === 'mixed-float') return `${words[kind]}: ${ops.filter(isFloat).length} of ${ops.length} operators compute in float`;
  const quantizedInside = kind === 'int16x8' || kind === 'int4-weights';
  return quantizedInside && portTypes(main).has('float32') ? `${words[kind]}, with float inputs or outputs` : words[kind];
} // prettier-ignore

function portSides(kind: QuantizationKind, main: Subgraph | undefined): string {
  const wanted = kind === 'int8-float-io' ? 'float32' : 'uint8';
  const isIt = (id: TensorId): boolean => main !== undefined && tensorAt(main, id).dtype === wanted;
  const sides = [main?.inputs.some(isIt) ? 'inputs' : '', main?.outputs.some(isIt) ? 'outputs' : ''];
  return sides.filter((side) => side !== '').join(' and ');
}
