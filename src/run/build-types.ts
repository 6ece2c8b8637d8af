import type { SymbolSize, Sizes } from './elf.ts';
import type { SizesByOrigin } from './link-map.ts';
import type { CoreId } from './machines.ts';

export interface SourceFile {
  /** Relative, with forward slashes. Files ending in .c or .S are compiled, others are only there to be included. */
  readonly path: string;
  readonly text: string;
}

export interface BuildOptions {
  readonly core: CoreId | 'host';
  /** The emitted files and main.c; written to the work folder. */
  readonly files: readonly SourceFile[];
  /** Sources that are already on disk, by path. */
  readonly extraFiles?: readonly string[];
  readonly includeDirs?: readonly string[];
  /** "NAME" or "NAME=value". */
  readonly defines?: readonly string[];
  /** More compiler flags, after all others. */
  readonly flags?: readonly string[];
  /** "-O2" when absent. */
  readonly optimise?: string;
  readonly workDir: string;
  /** Where objects of the harness are kept; the work folder when absent. Builds may share it, also in parallel. */
  readonly cacheDir?: string;
  /** Host only: address and undefined-behaviour sanitizers. */
  readonly sanitize?: boolean;
  /** Defines BAREFLOW_TRACE; true when absent. Without it a run yields totals but no layers. */
  readonly trace?: boolean;
  /** Compilers at a time; the number of processors when absent. */
  readonly jobs?: number;
}

export interface StackFrame {
  readonly function: string;
  readonly file: string;
  readonly bytes: number;
  /** "static", "dynamic" or "dynamic,bounded", as the compiler says. */
  readonly kind: string;
}

export interface Build {
  readonly core: CoreId | 'host';
  readonly program: string;
  /** Of the linked program, with the harness in it. Null where programs are not ELF files. */
  readonly sizes: Sizes | null;
  readonly symbols: readonly SymbolSize[];
  /** The same sizes split by where they come from; emulated cores only. */
  readonly origins: SizesByOrigin | null;
  /** Frames of the given sources, deepest first, as -fstack-usage reports them. */
  readonly stackUsage: readonly StackFrame[];
  readonly mapFile: string;
  /** What the compiler and the linker said; empty is good. */
  readonly warnings: string;
}
