import { createHash } from 'node:crypto';
import type { CaseModel } from './golden-case.ts';
import { printGraph, printPlan, printProblem } from './print-stub.ts';

/** Files longer than this are kept as their hash. */
const LONGEST_WEIGHTS = 8000;

/** The texts that a golden case pins, by path: graph and plan and files, or the problems of a model that is refused. */
export function goldenTexts(models: readonly CaseModel[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { compiled, problems } of models) {
    const stem = models.length > 1 && compiled ? `${compiled.prefix}.` : '';
    if (problems.length > 0) texts.set('problems.txt', problems.map(printProblem).join('\n'));
    if (compiled === null) continue;
    texts.set(`${stem}graph.txt`, printGraph(compiled.stages.graph));
    texts.set(`${stem}plan.txt`, printPlan(compiled.stages.plan));
    for (const { path, text } of compiled.files) addFile(texts, `out/${path}`, text);
  }
  return texts;
}

function addFile(texts: Map<string, string>, path: string, text: string): void {
  if (!path.endsWith('_weights.c') || text.length <= LONGEST_WEIGHTS) texts.set(path, text);
  else texts.set(`${path}.sha256`, `${createHash('sha256').update(text).digest('hex')}  ${text.length} characters\n`);
}
