// Takes what the last run made (golden/<case>/actual, golden/actual) over as what is expected. Names of cases as
// arguments: only those. Look at the difference in git before you commit.
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const golden = fileURLToPath(new URL('../golden', import.meta.url));
const only = process.argv.slice(2);
const cases = readdirSync(golden).filter((name) => existsSync(join(golden, name, 'case.json')));

for (const name of cases.filter((name) => only.length === 0 || only.includes(name))) accept(join(golden, name));
const table = join(golden, 'actual');
if (existsSync(table)) cpSync(table, golden, { recursive: true });

function accept(folder) {
  const actual = join(folder, 'actual');
  if (!existsSync(actual)) return;
  const old = readdirSync(folder).filter((name) => !['case.json', 'actual'].includes(name));
  for (const name of old) rmSync(join(folder, name), { recursive: true });
  cpSync(actual, folder, { recursive: true });
}
