import type { Op } from '../graph/types.ts';

export type CoreName =
  | 'generic' | 'cortex-m0' | 'cortex-m0plus' | 'cortex-m3' | 'cortex-m4' | 'cortex-m7' | 'cortex-m33' | 'cortex-m55'; // prettier-ignore

/** What the planner may assume of the processor; comes from the board. */
export interface Target {
  readonly core: CoreName;
  readonly dsp: boolean;
  readonly mve: boolean;
  readonly fpu: 'none' | 'single' | 'double';
}

/** How a tensor's codes lie in memory; chosen with the kernels, never part of the graph. 'plain' is row-major as in the file. */
export type Form = 'plain' | 'biased-u8' | 'planar-s16' | 'padded' | 'pairs';

export type Table =
  Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | BigInt64Array | Float32Array;

/** Something a kernel is given a pointer to, in the order of its C parameters. */
export type Arg =
  | { readonly kind: 'input'; readonly index: number; readonly form: Form }
  | { readonly kind: 'output'; readonly index: number; readonly form: Form }
  /** Input `index` is a variable tensor that the kernel reads and writes; it lies in the caller's state. */
  | { readonly kind: 'state'; readonly index: number }
  /** Packed at compile time, kept in flash. `rowLength` is the innermost useful axis, for printing only. */
  | {
      readonly kind: 'constant';
      readonly label: string;
      readonly data: Table;
      readonly rowLength: number;
      readonly align: number;
    }
  /** Working memory of this call; placed by the planner like any tensor. */
  | {
      readonly kind: 'scratch';
      readonly label: string;
      readonly ctype: string;
      readonly bytes: number;
      readonly align: number;
    }
  | { readonly kind: 'null'; readonly ctype: string };

export interface Literal {
  readonly name: string;
  readonly value: number;
  /** C type of the parameter; float literals are printed exactly. */
  readonly ctype?: 'int32_t' | 'float';
}

/** A claim about accumulators that the compiler must prove before it takes the kernel. */
export interface Assumption {
  readonly says: string;
  readonly holds: boolean;
}

/** Control flow that an operator of ours stands for; such a step is a statement of `invoke`, not a call. */
export type Control = 'loop' | 'leave-unless' | 'end-loop' | 'if' | 'else' | 'end-if' | 'end-init';

/** One C call of several that make up an operator. */
export interface Part {
  /** The C function without the `bf_` prefix; stands in the kernel's source. */
  readonly name: string;
  /** Its pointers, as positions in the call's `args`. */
  readonly args: readonly number[];
  readonly literals: readonly Literal[];
}

/** The kernel on one operator: everything the planner and the emitter need. */
export interface Call {
  readonly args: readonly Arg[];
  /** Follow the pointers in the C prototype; constants in the emitted call, so that the compiler specialises. */
  readonly literals: readonly Literal[];
  /** Where an operator takes several C calls in a row (one per input of PACK): these stand for the kernel's own one. */
  readonly parts?: readonly Part[];
  /** Outputs that may be written over an input that dies here: [input, output], same start. */
  readonly inPlace: readonly (readonly [input: number, output: number])[];
  readonly assumes: readonly Assumption[];
  readonly control?: Control;
  /** Modelled instructions on the target; ranks candidates. */
  readonly cost: number;
}

/** A kernel's description; its C stands in kernels/<source> and is emitted as it stands there, prefix added. */
export interface Kernel<A = unknown> {
  /** The C function without the `bf_` prefix. */
  readonly name: string;
  /** File under kernels/; null for a statement without a function. */
  readonly source: string | null;
  /** File under kernels/ of an assembly twin, built where its guard allows. */
  readonly assembly?: string;
  /** Whether it can run this operator on this core at all. */
  readonly fits: (op: Op<A>, target: Target) => boolean;
  readonly lower: (op: Op<A>, target: Target) => Call;
}
