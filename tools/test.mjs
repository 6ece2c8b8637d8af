// `npm test`: sets up, then every check there is; the last line is "tests: N passed, N failed".
// Plain JavaScript, because it runs before anything is installed or compiled.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run, setUp } from './setup.mjs';

setUp();
const counts = [script('build'), script('lint'), vitest()];
const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
if (sum('skipped') > 0) console.log(`${sum('skipped')} tests skipped: the output above says why`);
console.log(`tests: ${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;

/** An npm script as one test. */
function script(name) {
  const ok = run('npm', ['run', '--silent', name]) === 0;
  console.log(`${ok ? 'ok' : 'FAILED'}  npm run ${name}`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

function vitest() {
  const folder = mkdtempSync(join(tmpdir(), 'bareflow-test-'));
  const file = join(folder, 'results.json');
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const status = run(process.execPath, [program, 'run', ...reporters], { shell: false });
  const counted = existsSync(file)
    ? countTests(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  rmSync(folder, { recursive: true, force: true });
  // A crash, or an error outside any test, is a failure as well.
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

function countTests({ testResults }) {
  const statuses = testResults.flatMap(({ status, assertionResults }) => {
    const own = assertionResults.map((result) => result.status);
    // A file that could not even be loaded has no results of its own.
    return status === 'failed' && !own.includes('failed') ? [...own, 'failed'] : own;
  });
  const count = (...wanted) => statuses.filter((status) => wanted.includes(status)).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped', 'pending', 'todo', 'disabled') };
}
