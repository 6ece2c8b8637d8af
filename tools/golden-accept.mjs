// Takes the last run's golden/<case>/actual over as what is expected. Look at the difference in git before you commit.
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const golden = fileURLToPath(new URL('../golden', import.meta.url));
const only = process.argv.slice(2);

for (const { name } of readdirSync(golden, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const folder = join(golden, name);
  const actual = join(folder, 'actual');
  if (!existsSync(actual) || (only.length > 0 && !only.includes(name))) continue;
  for (const file of readdirSync(folder))
    if (!['case.json', 'actual'].includes(file)) rmSync(join(folder, file), { recursive: true });
  cpSync(actual, folder, { recursive: true });
  console.log(`accepted ${name}`);
}
