import { fail, invariant, problem } from '../errors.ts';
import type { DType, Node, Op, Shape, Subgraph, Tensor } from './types.ts';

export function elementCount(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

const bitsOf: Readonly<Partial<Record<DType, number>>> = {
  float32: 32, float16: 16, float64: 64, bfloat16: 16,
  int2: 2, int4: 4, int8: 8, int16: 16, int32: 32, int64: 64,
  uint4: 4, uint8: 8, uint16: 16, uint32: 32, uint64: 64,
  bool: 8, complex64: 64, complex128: 128, resource: 32,
}; // prettier-ignore

/** Bytes of a tensor as the file stores it (int4 is packed two to a byte). */
export function byteSize(tensor: { readonly dtype: DType; readonly shape: Shape }): number {
  return Math.ceil((elementCount(tensor.shape) * (bitsOf[tensor.dtype] ?? 0)) / 8);
}

export function elementBytes(dtype: DType): number {
  return (bitsOf[dtype] ?? 0) / 8;
}

/** The operator with its tensors looked up. */
export function viewOf<A>(graph: Pick<Subgraph, 'tensors'>, node: Node<A>): Op<A> {
  const { index, kind, version, attrs } = node;
  return {
    index,
    kind,
    version,
    attrs,
    inputs: node.inputs.map((id) => (id < 0 ? null : tensorAt(graph, id))),
    outputs: node.outputs.map((id) => tensorAt(graph, id)),
    intermediates: node.intermediates.map((id) => tensorAt(graph, id)),
  };
}

export function tensorAt(graph: Pick<Subgraph, 'tensors'>, id: number): Tensor {
  const tensor = graph.tensors[id];
  invariant(tensor, `tensor ${id} of ${graph.tensors.length}`);
  return tensor;
}

/** The subgraph that an invocation runs. */
export function mainOf(graph: { readonly subgraphs: readonly Subgraph[] }): Subgraph {
  const [main] = graph.subgraphs;
  invariant(main, 'a model without subgraphs');
  return main;
}

/** Input i, which the operator's arity check has promised to be there. */
export function input(op: Op<unknown>, i: number): Tensor {
  const tensor = op.inputs[i];
  invariant(tensor, `${op.kind} ${op.index} has no input ${i}`);
  return tensor;
}

export function optionalInput(op: Op<unknown>, i: number): Tensor | null {
  return op.inputs[i] ?? null;
}

export function output(op: Op<unknown>, i = 0): Tensor {
  const tensor = op.outputs[i];
  invariant(tensor, `${op.kind} ${op.index} has no output ${i}`);
  return tensor;
}

export function placeOf(op: Op<unknown>): { op: number; kind: string; name: string } {
  return { op: op.index, kind: op.kind, name: op.outputs[0]?.name ?? '' };
}

/** Quantization of a tensor that must have one scale. */
export function scaleOf(tensor: Tensor): number {
  const scale = tensor.quant?.scales[0];
  if (scale === undefined)
    fail(problem('op/rule', 'a quantized tensor has a scale', { at: { tensor: tensor.name }, got: 'none' }));
  return scale;
}

export function zeroPointOf(tensor: Tensor): number {
  return tensor.quant?.zeroPoints[0] ?? 0;
}

export function quantText(tensor: Tensor): string {
  return `scale ${tensor.quant?.scales[0]}, zero point ${zeroPointOf(tensor)}`;
}

export function isConstant(tensor: Tensor | null): boolean {
  return tensor !== null && tensor.data !== null;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, i) => size === b[i]);
}
