import { createHash } from 'node:crypto';
import { renderProblems } from '../../src/cli/render-problem.ts';
import { printGraph, printKernels, printPlan } from '../../src/index.ts';
import type { CaseModel, GoldenCase } from './golden-case.ts';

/** Files longer than this are kept as their hash. */
const LONGEST_WEIGHTS = 8000;

/** The texts that a golden case pins, by path: graph and plan and files, or the problems of a model that is refused. */
export function goldenTexts({ pinKernels }: GoldenCase, models: readonly CaseModel[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { compiled, problems, fileName } of models) {
    const stem = models.length > 1 && compiled ? `${compiled.prefix}.` : '';
    if (problems.length > 0) texts.set('problems.txt', renderProblems(problems, fileName));
    if (compiled === null) continue;
    texts.set(`${stem}graph.txt`, printGraph(compiled.stages.graph));
    texts.set(`${stem}plan.txt`, `${printPlan(compiled.stages.plan)}\n${printKernels(compiled.stages.kernels)}`);
    for (const { path, text } of compiled.files) addFile(texts, `out/${path}`, text, pinKernels === true);
  }
  return texts;
}

/** What belongs to the repository's kernels/ is pinned in full by one case; elsewhere by its functions' names. */
function kernelNames(text: string): string {
  return [...text.matchAll(/^\w+_KERNEL .*?(\w+)\(/gm)].map(([, name]) => `${name}\n`).join('');
}

function addFile(texts: Map<string, string>, path: string, text: string, pinKernels: boolean): void {
  if (path.endsWith('_kernels.h') && !pinKernels) texts.set(path.replace(/\.h$/, '.txt'), kernelNames(text));
  else if (path.endsWith('_weights.c') && text.length > LONGEST_WEIGHTS) texts.set(`${path}.sha256`, digestLine(text));
  else texts.set(path, text);
}

function digestLine(text: string): string {
  return `${createHash('sha256').update(text).digest('hex')}  ${text.length} characters\n`;
}
