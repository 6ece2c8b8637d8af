// `npm run fuzz`: no damaged file may do anything but give a problem or a compiled model, within two seconds.
import { readdirSync, readFileSync } from 'node:fs';
import { attemptAll, type Tally } from './fuzz/attempt.ts';
import { byteChanges, truncations } from './fuzz/mutations.ts';

const CHANGES = 20_000;
const SEED = 2026;

const examples = readdirSync('examples').toSorted();
const tallies = examples.flatMap((name) => {
  const file = new Uint8Array(readFileSync(`examples/${name}/model.tflite`));
  const changes = Math.ceil(CHANGES / examples.length);
  return [
    report(`${name}, cut before each byte`, attemptAll(name, truncations(file))),
    report(`${name}, ${changes} single bytes changed`, attemptAll(name, byteChanges(file, changes, SEED))),
  ];
});
const findings = tallies.flatMap((tally) => tally.findings);
console.log(findings.length === 0 ? 'no crash, nothing slow' : `${findings.length} crashed or were slow`);
process.exitCode = findings.length === 0 ? 0 : 1;

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
  return [...groups].map(([text, all]) => ({ text, examples: `${all.length} times: ${all.slice(0, 3).join('; ')}` }));
}
