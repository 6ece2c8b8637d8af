import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { models } from '../../golden/models.ts';
import { type Backend, type Compiled, compile, findBoard, isCompileError, type Problem } from '../../src/index.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const goldenFolder = join(root, 'golden');

/** golden/<name>/case.json. A model is a file of the repository or a maker of golden/models.ts. */
export interface GoldenCase {
  readonly name: string;
  readonly description: string;
  readonly model: string | readonly string[];
  readonly backend: Backend;
  readonly board: string;
  readonly options: { readonly labels?: readonly string[]; readonly name?: string };
  /** Whether the text of the kernels is pinned too, not only which there are. */
  readonly pinKernels?: boolean;
  readonly expectedWarnings: readonly string[];
}

export const cases: readonly GoldenCase[] = readdirSync(goldenFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'actual')
  .map(({ name }) => ({ name, ...JSON.parse(readFileSync(join(goldenFolder, name, 'case.json'), 'utf8')) }))
  .toSorted((a, b) => a.name.localeCompare(b.name));

export interface CaseModel {
  readonly source: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Null where the model was refused. */
  readonly compiled: Compiled | null;
  readonly problems: readonly Problem[];
}

/** Compiles each model of a case. */
export function runCase(golden: GoldenCase): readonly CaseModel[] {
  return [golden.model].flat().map((source) => {
    const bytes = modelBytes(source);
    const compileOptions = optionsOf(golden, source);
    const { fileName } = compileOptions;
    try {
      const compiled = compile(bytes, compileOptions);
      return { source, fileName, bytes, compiled, problems: compiled.problems };
    } catch (error) {
      if (!isCompileError(error)) throw error;
      return { source, fileName, bytes, compiled: null, problems: error.problems };
    }
  });
}

export function modelBytes(source: string): Uint8Array {
  return models[source]?.() ?? readFileSync(join(root, source));
}

/** examples/hello/model.tflite is called hello. */
function optionsOf({ backend, board, options }: GoldenCase, source: string): Parameters<typeof compile>[1] {
  const stem = basename(source) === 'model.tflite' ? basename(dirname(source)) : source;
  const { name = null, labels = null } = options;
  return { fileName: `${stem}.tflite`, name, backend, board: findBoard(board), labels };
}
