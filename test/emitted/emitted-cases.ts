import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { type Compiled, findBoard } from '../../src/index.ts';
import { cases, runCase, type CaseModel } from '../helpers/golden-case.ts';

/** A golden case that emits code. */
export interface EmittedCase {
  readonly name: string;
  /** Its kernels ask for a core with DSP instructions. */
  readonly dsp: boolean;
  readonly models: readonly (CaseModel & { readonly compiled: Compiled })[];
}

export const emittedCases: readonly EmittedCase[] = cases.flatMap((golden) => {
  const models = runCase(golden).filter((model): model is EmittedCase['models'][number] => model.compiled !== null);
  return models.length > 0 ? [{ name: golden.name, dsp: findBoard(golden.board).dsp, models }] : [];
});

/** The cases whose code a core can run; the host runs C twins of everything. */
export function casesFor(core: string): readonly EmittedCase[] {
  return emittedCases.filter(({ dsp }) => !dsp || core !== 'cortex-m0plus');
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A folder for one test file, removed at its end. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bareflow-emitted-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A fresh folder with these files. */
export function folderWith(parent: string, files: readonly SourceFile[]): string {
  const folder = mkdtempSync(join(parent, 'case-'));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export function filesOf({ models }: EmittedCase): readonly SourceFile[] {
  return models.flatMap(({ compiled }) => compiled.files);
}
