/** What the templates see: strings, numbers, arrays of them, nothing else, nothing left out. */

export interface Program {
  readonly name: string;
  readonly NAME: string;
  readonly banner: readonly string[];
  readonly summary: readonly string[];
  readonly map: readonly string[];
  readonly arenaBytes: number;
  readonly arenaAlign: number;
  readonly stateBytes: number;
  readonly hasState: boolean;
  readonly hasArena: boolean;
  /** Whether init does anything. */
  readonly hasInit: boolean;
  readonly stateResets: readonly StateReset[];
  readonly constBytes: number;
  readonly macs: number;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly labels: readonly string[];
  readonly tables: readonly TableView[];
  readonly instances: readonly Instance[];
  readonly layers: readonly Layer[];
  /** Statements of init, after the state is reset, and of invoke. */
  readonly initLines: readonly string[];
  readonly invokeLines: readonly string[];
  readonly kernelIncludes: readonly string[];
  readonly kernels: string;
}

export interface Port {
  readonly index: number;
  readonly NAME: string;
  /** Accessor names: numbered, and short where the model has one such port. */
  readonly accessors: readonly string[];
  /** Macro stems, in the same order. */
  readonly macros: readonly string[];
  readonly tensorName: string;
  readonly ctype: string;
  readonly shape: string;
  readonly elements: number;
  readonly bytes: number;
  readonly offset: number;
  readonly pool: 'arena' | 'state';
  readonly quantized: boolean;
  readonly scale: string;
  readonly zeroPoint: number;
  readonly low: number;
  readonly high: number;
}

export interface StateReset {
  readonly offset: number;
  readonly bytes: number;
  readonly code: number;
  readonly comment: string;
}

export interface TableView {
  readonly name: string;
  readonly ctype: string;
  readonly length: number;
  readonly align: number;
  readonly comment: string;
  readonly values: string;
}

/** A kernel with its shape fixed, shared by all layers of that shape. */
export interface Instance {
  readonly name: string;
  readonly comment: string;
  readonly parameters: readonly string[];
  readonly calls: readonly KernelCall[];
}

export interface KernelCall {
  readonly kernel: string;
  /** Lines of comma-separated arguments. */
  readonly arguments: readonly string[];
}

export interface Layer {
  readonly index: number;
  readonly name: string;
  readonly heading: readonly string[];
  readonly callee: string;
  readonly arguments: readonly string[];
  readonly outputOffset: number;
  readonly outputBytes: number;
  readonly outputPool: 'arena' | 'state';
}
