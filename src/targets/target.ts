import type { Program } from '../emit/program.ts';
import type { EmittedFile } from '../emit/render.ts';

/** What surrounds the C files: build files and examples for one way of building firmware. */
export interface Target {
  readonly id: string;
  /** One line for help and tables. */
  readonly says: string;
  /** Files beside the C; `emitted` is what the emitter made, so that a build file can list its sources. */
  readonly files: (program: Program, emitted: readonly EmittedFile[]) => readonly EmittedFile[];
  /** What the user does now, in lines; `folder` is where the files stand. */
  readonly next: (name: string, folder: string) => readonly string[];
}

/** What a compiler must be given: C and assembly. */
export function sourcesOf(emitted: readonly EmittedFile[]): readonly string[] {
  return emitted.map((file) => file.path).filter((path) => /\.(c|S)$/.test(path));
}

/** How the application calls the model, in one line. */
export function useLine(name: string): string {
  return `#include "${name}.h"; static ${name}_t model; ${name}_init(&model); fill the input; ${name}_invoke(&model)`;
}
