/** npm run compile-time: milliseconds from bytes to files for the largest models, after start-up. Prints, judges nothing. */
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { compile, isCompileError } from '../src/index.ts';
import { table, thousands } from './bench/table.ts';
import { loadBoard } from './conformance/board.ts';
import { type Case, findCases, readCase } from './conformance/case.ts';

const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const examples = fileURLToPath(new URL('../../examples', import.meta.url));
const MODELS = 10;

const cases = await Promise.all((await findCases(existsSync(corpus) ? corpus : examples)).map(readCase));
const largest = cases.toSorted((a, b) => b.model.length - a.model.length).slice(0, MODELS);
// The first compilation pays for the templates.
milliseconds(largest.at(-1)!);
const rows = largest.map((c) => [`${c.family}/${c.name}`, thousands(c.model.length), milliseconds(c)]);
console.log(table([['model', 'bytes', 'milliseconds'], ...rows]));

function milliseconds({ model }: Case): string {
  const start = performance.now();
  try {
    compile(model, {
      fileName: 'model.tflite',
      name: null,
      backend: 'native',
      board: loadBoard('cortex-m4'),
      labels: null,
    });
  } catch (error) {
    if (!isCompileError(error)) throw error;
    return 'refused';
  }
  return (performance.now() - start).toFixed(0);
}
