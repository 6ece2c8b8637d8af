import type { DType, Node, Op, Quant, Shape, Tensor, TensorId } from '../graph/types.ts';
import type { Value, Values } from '../graph/values.ts';
import type { Control, Kernel } from '../kernels/kernel.ts';

export type Backend = 'native' | 'cmsis-nn' | 'tflm';

/** Options of one operator, by the schema's field names; an absent field gives its default. */
export interface OptionsReader {
  readonly number: (field: string) => number;
  readonly flag: (field: string) => boolean;
  /** The lower-case word of an enum field: 'same', 'relu6'. */
  readonly word: (field: string) => string;
  readonly numbers: (field: string) => readonly number[] | null;
  readonly text: (field: string) => string;
  /** Raw option bytes of a custom operator (flexbuffer or its own format). */
  readonly custom: () => Uint8Array;
}

/** One text used three times: first line of the error, row of the support table, title of the test case. */
export interface Rule<A> {
  readonly says: string;
  /** What was seen, when the rule is broken; null when it holds. */
  readonly broken: (op: Op<A>) => string | null;
  readonly hint?: string;
}

/** 'any' matches every type. */
type TypeName = DType | 'any';

/** A combination of types that the operator takes. '?' marks what may be left out, '*' repeats the last one. */
export interface TypeRow {
  readonly inputs: readonly (TypeName | `${TypeName}?` | `${TypeName}*`)[];
  readonly outputs: readonly (TypeName | `${TypeName}*`)[];
  /** Bit-exactness other than "equal to TFLM reference": a word for the support table. */
  readonly note?: string;
}

/** What an operator's meaning may use beyond its inputs. */
export interface ReferenceEnv {
  /** Runs another subgraph (IF, WHILE, CALL_ONCE). */
  readonly call: (subgraph: number, inputs: Values) => Values;
  /** The number that stands for a named resource. */
  readonly handleOf: (name: string) => number;
  /** Values that outlive an invocation, by handle. */
  readonly resources: Map<number, Value>;
  /** Subgraphs that CALL_ONCE has run. */
  readonly ran: Set<number>;
}

export interface SubgraphCall {
  readonly index: number;
  readonly inputs: readonly (Tensor | null)[];
  readonly outputs: readonly Tensor[] | null;
}

/** What IF, WHILE and CALL_ONCE write their flat form with; see plan/legalize/inline-subgraphs.ts. */
export interface Inliner {
  /** Appends a subgraph's operators, its inputs being the given tensors; gives the tensors of its outputs. */
  readonly splice: (subgraph: number, inputs: readonly TensorId[]) => readonly TensorId[];
  readonly mark: (control: Control, inputs: readonly TensorId[]) => void;
  /** Writes every `from` to the `to` of the same place, as if all at once. */
  readonly copy: (from: readonly TensorId[], to: readonly TensorId[]) => void;
  /** What is appended meanwhile runs once, in init. */
  readonly once: (append: () => void) => void;
}

/** A value that an operator keeps from one invocation to the next; starts at zero (real zero where it has a quantization). */
export interface State {
  readonly label: string;
  readonly dtype: DType;
  readonly shape: Shape;
  readonly quant?: Quant | null;
}

export interface OpDef<A = unknown> {
  /** BuiltinOperator number; null for our own operators, which no file holds. */
  readonly tflite: number | null;
  /** Options table of the schema; null where the operator has none. */
  readonly options: string | null;
  readonly readOptions: (options: OptionsReader) => A;
  readonly types: readonly TypeRow[];
  /** What to do about a combination of types that looks right and is not taken; null for any other. */
  readonly typeHint?: (op: Op<A>) => string | null;
  readonly rules: readonly Rule<A>[];
  /** Output shapes from inputs and options; checked against the file's. */
  readonly infer: (op: Op<A>) => readonly Shape[];
  /**
   * What the operator means, in integers: values of all inputs (constants too) to values of all outputs. A variable
   * tensor among the inputs is the state itself and may be written.
   */
  readonly reference: (op: Op<A>, inputs: Values, env: ReferenceEnv) => Values;
  /** Multiply-accumulates of one invocation. */
  readonly macs?: (op: Op<A>) => number;
  /** One input code gives one output code, elementwise: may be tabulated over its 256 inputs. */
  readonly elementwise?: boolean;
  /** The output's bytes are those of input 0, always or for some shapes: no work, the planner shares the memory. */
  readonly alias?: boolean | ((op: Op<A>) => boolean);
  /** Outputs follow from shapes and options alone: a constant, whatever the inputs hold. */
  readonly shapeOnly?: boolean;
  /** Other subgraphs that it runs, with the tensors that stand for their inputs and outputs (null: not bound to any). */
  readonly subgraphs?: (op: Op<A>) => readonly SubgraphCall[];
  /** Puts the subgraphs that it runs in its place, between marks. */
  readonly inline?: (node: Node<A>, into: Inliner) => void;
  /** Name of the variable that the output stands for. */
  readonly resource?: (op: Op<A>) => string;
  /** Copies the variable that input 0 stands for: out of it, or into it. */
  readonly access?: 'read' | 'assign';
  /** Does more than its outputs show (writes a variable, runs another subgraph): is neither folded nor dropped. */
  readonly effects?: boolean;
  /** What it keeps inside itself: becomes variable tensors, inputs after those of the file (see with-states.ts). */
  readonly state?: (op: Op<A>) => readonly State[];
  /** Ours: a mark of control flow between operators, see plan/legalize/inline-subgraphs.ts. */
  readonly control?: Control;
  /** Inputs that must be constant. */
  readonly constants?: readonly number[];
  readonly kernels: Readonly<Partial<Record<Backend, readonly Kernel<A>[]>>>;
}
