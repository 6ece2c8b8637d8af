import type { Board } from '../boards/board.ts';
import type { LegalGraph, Node, Shape, TensorId } from '../graph/types.ts';
import type { Arg, Call, Kernel } from '../kernels/kernel.ts';
import type { Backend } from '../ops/op.ts';

/** First and last step at which a buffer's bytes matter; inputs begin at -1, outputs end at the step count. */
export interface Lifetime {
  readonly first: number;
  readonly last: number;
}

/** Order of execution. `groups` are tensors that share bytes because an operator only renames them. */
export interface Schedule {
  readonly graph: LegalGraph;
  /** Operators of the main subgraph in the order they run, renaming ones left out. */
  readonly order: readonly Node[];
  readonly groups: readonly StorageGroup[];
}

export interface StorageGroup {
  /** The tensor whose producer makes the bytes. */
  readonly root: TensorId;
  readonly members: readonly TensorId[];
  readonly bytes: number;
  readonly lifetime: Lifetime;
}

/** One call of the emitted program. */
export interface Step {
  readonly node: Node;
  readonly kernel: Kernel<unknown>;
  readonly backend: Backend;
  readonly call: Call;
  readonly macs: number;
  /** Kernels that were looked at, in words: why this one. */
  readonly considered: readonly string[];
}

export interface KernelPlan {
  readonly schedule: Schedule;
  readonly board: Board;
  readonly steps: readonly Step[];
}

export type BufferUse =
  | { readonly kind: 'tensor'; readonly root: TensorId }
  | { readonly kind: 'scratch'; readonly step: number; readonly arg: number };

/** A stretch of memory: the bytes of one tensor group, or of a call's scratch. */
export interface Buffer {
  readonly use: BufferUse;
  /** What a person calls it. */
  readonly label: string;
  readonly bytes: number;
  readonly align: number;
  readonly lifetime: Lifetime;
  readonly region: string;
  readonly offset: number;
}

export interface Peak {
  readonly step: number;
  readonly bytes: number;
  /** Buffers alive there, largest first. */
  readonly buffers: readonly Buffer[];
}

export type ConstantArg = Extract<Arg, { kind: 'constant' }>;

/** A constant of the program; arguments of equal type and content share it. */
export interface SharedTable {
  readonly args: readonly ConstantArg[];
  /** The step of each argument. */
  readonly steps: readonly Step[];
}

export interface Plan {
  readonly kernelPlan: KernelPlan;
  readonly buffers: readonly Buffer[];
  readonly arenaBytes: number;
  readonly arenaAlign: number;
  /** Kept between invocations, outside the arena. */
  readonly stateBytes: number;
  /** Constants of the program, each once. */
  readonly tables: readonly SharedTable[];
  readonly constBytes: number;
  /** No plan without moving tensors can be smaller: the largest sum of bytes alive at one step. */
  readonly lowerBoundBytes: number;
  readonly peak: Peak;
}

export interface PortShape {
  readonly name: string;
  readonly shape: Shape;
}
