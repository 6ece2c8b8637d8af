/** The model as plain readonly data. No stage mutates it; a rewrite makes a new graph. */

export type DType =
  | 'float32' | 'float16' | 'float64' | 'bfloat16'
  | 'int2' | 'int4' | 'int8' | 'int16' | 'int32' | 'int64'
  | 'uint4' | 'uint8' | 'uint16' | 'uint32' | 'uint64'
  | 'bool' | 'string' | 'resource' | 'variant' | 'complex64' | 'complex128' | 'unknown'; // prettier-ignore

export type Shape = readonly number[];

/** Affine quantization: real = scale * (code - zero point); per tensor, or per slice along `axis`. */
export interface Quant {
  /** Widened from the file's float32. */
  readonly scales: readonly number[];
  readonly zeroPoints: readonly number[];
  readonly axis: number;
}

export type TensorId = number;

export interface Tensor {
  readonly id: TensorId;
  readonly name: string;
  readonly dtype: DType;
  readonly shape: Shape;
  /** The exported shape with -1 where a dimension was left open; null where the file has none. */
  readonly signature: Shape | null;
  readonly quant: Quant | null;
  /** Little-endian bytes of a constant, null for an activation. */
  readonly data: Uint8Array | null;
  /** Keeps its value from one invocation to the next. */
  readonly isVariable: boolean;
  readonly sparsity: Sparsity | null;
}

export interface Sparsity {
  readonly traversalOrder: readonly number[];
  readonly blockMap: readonly number[];
  readonly dimensions: readonly SparseDimension[];
}

export interface SparseDimension {
  readonly format: 'dense' | 'sparse_csr';
  readonly denseSize: number;
  readonly segments: readonly number[];
  readonly indices: readonly number[];
}

/** An operator as stored: tensors by number, -1 for an optional tensor left out. */
export interface Node<A = unknown> {
  /** Position in the file: what Netron shows and messages name. A rewrite keeps the number of the operator it stands for. */
  readonly index: number;
  /** Key of the operator registry ("CONV_2D"); `CUSTOM:<name>` for custom operators. */
  readonly kind: string;
  readonly version: number;
  readonly attrs: A;
  readonly inputs: readonly TensorId[];
  readonly outputs: readonly TensorId[];
  readonly intermediates: readonly TensorId[];
}

export interface Subgraph {
  readonly name: string;
  /** Index = id. */
  readonly tensors: readonly Tensor[];
  readonly nodes: readonly Node[];
  readonly inputs: readonly TensorId[];
  readonly outputs: readonly TensorId[];
}

export interface SignaturePort {
  readonly name: string;
  readonly tensor: TensorId;
}

export interface Signature {
  readonly key: string;
  readonly subgraph: number;
  readonly inputs: readonly SignaturePort[];
  readonly outputs: readonly SignaturePort[];
}

export interface Metadata {
  readonly name: string;
  readonly data: Uint8Array;
}

export interface Graph {
  readonly description: string;
  readonly schemaVersion: number;
  readonly subgraphs: readonly Subgraph[];
  readonly signatures: readonly Signature[];
  readonly metadata: readonly Metadata[];
}

/** A graph whose every operator is known, well-formed and shape-checked; made by `plan/index.ts` only. */
export interface LegalGraph extends Graph {
  readonly legal: true;
}

/** An operator with its tensors at hand: what rules, shape inference, meanings and kernels look at. */
export interface Op<A = unknown> {
  readonly index: number;
  readonly kind: string;
  readonly version: number;
  readonly attrs: A;
  readonly inputs: readonly (Tensor | null)[];
  readonly outputs: readonly Tensor[];
  readonly intermediates: readonly Tensor[];
}
