import type { Command as Declaration } from 'commander';
import type { Problem } from '../errors.ts';
import type { Environment } from './environment.ts';
import type { Style } from './style.ts';

/** Options that every command takes. */
export interface CommonOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

export interface Context extends CommonOptions {
  readonly environment: Environment;
  /** Of stdout. */
  readonly style: Style;
  /** A line of progress, shown with --verbose. */
  readonly progress: (line: string) => void;
}

/** What a command says; `main` decides whether it is printed as text or as JSON. */
export interface Result {
  readonly text: string;
  /** Fields of the JSON document. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  /** Name of the model that problems are about. */
  readonly file: string | null;
  /** Exit code where it does not follow from the problems. */
  readonly exitCode?: number;
  /** The text already shows the problems. */
  readonly showsProblems?: boolean;
}

export type Options = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  readonly name: string;
  readonly says: string;
  readonly examples: readonly string[];
  /** Adds arguments and options. */
  readonly declare: (declaration: Declaration) => void;
  readonly run: (args: readonly (string | undefined)[], options: Options, context: Context) => Promise<Result>;
}
