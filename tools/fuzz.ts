// `npm run fuzz`: no damaged file and no strange operator may do anything but give a problem or a compiled model, within
// two seconds; and what compiles answers as the operator's meaning does.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attemptAll, attemptOperator, type Tally } from './fuzz/attempt.ts';
import { byteChanges, type Mutation, truncations } from './fuzz/mutations.ts';
import { type RandomOperator, randomOperators } from './fuzz/random-operators.ts';
import { type Comparison, runOperators } from './fuzz/run-operators.ts';

const CHANGES = 20_000;
const RUNS = 300;
const SEED = 2026;

// Other models than the examples may be named on the command line.
const named = process.argv.slice(2);
const examples = readdirSync('examples').toSorted();
const files = named.length > 0 ? named : examples.map((name) => `examples/${name}/model.tflite`);
const tallies = files.flatMap((path) => {
  const file = new Uint8Array(readFileSync(path));
  const changes = Math.ceil(CHANGES / files.length);
  return [
    report(`${path}, cut before each byte`, attemptAll(path, truncations(file))),
    report(`${path}, ${changes} single bytes changed`, attemptAll(path, byteChanges(file, changes, SEED))),
  ];
});
tallies.push(report(`${CHANGES} random operators`, attemptAll('', completed(randomOperators(CHANGES, SEED)))));
const ran = await runInTemporaryFolder();
const findings = [...tallies.flatMap((tally) => tally.findings), ...ran.findings];
console.log(findings.length === 0 ? 'no crash, nothing slow, no wrong answer' : `${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;

/** Random operators as programs, under the sanitizers. */
async function runInTemporaryFolder(): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'bareflow-fuzz-'));
  const comparison = await runOperators(RUNS, SEED, folder);
  rmSync(folder, { recursive: true, force: true });
  console.log(`${comparison.ran} random operators run: ${comparison.findings.length} findings`);
  for (const { says, text } of comparison.findings) console.log(`  ${says}\n    ${text}`);
  return comparison;
}

function* completed(operators: Iterable<RandomOperator>): Generator<Mutation> {
  for (const operator of operators) yield attemptOperator(operator);
}

function report(title: string, tally: Tally): Tally {
  const { compiled, refused, byCode, findings } = tally;
  console.log(`${title}: ${compiled} compiled, ${refused} refused, ${findings.length} crashed or were slow`);
  const codes = [...byCode].toSorted(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
  console.log(`  ${codes.join(', ')}`);
  for (const { text, examples } of grouped(tally)) console.log(`  ${examples}\n    ${text}`);
  return tally;
}

/** Findings with the same first lines of the stack once, with the first mutations that lead there. */
function grouped({ findings }: Tally): readonly { readonly text: string; readonly examples: string }[] {
  const groups = new Map<string, string[]>();
  for (const { says, text } of findings) {
    const place = text.split('\n').slice(0, 4).join('\n    ');
    groups.set(place, [...(groups.get(place) ?? []), says]);
  }
  return [...groups].map(([text, all]) => ({
    text,
    examples: `${all.length} times: ${all.slice(0, 2).join('\n    ')}`,
  }));
}
