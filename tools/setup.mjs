// What the tests and the demo need, put in place: a recent Node, the npm packages, compilers and the emulator.
// Plain JavaScript that an old Node can read, without dependencies, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Any one of the commands will do; the first package that the distribution has is installed. */
const tools = [
  { commands: ['gcc'], packages: ['gcc'], elsewhere: 'a C compiler' },
  { commands: ['g++'], packages: ['g++'], elsewhere: 'a C++ compiler' },
  { commands: ['clang-16', 'clang'], packages: ['clang-16', 'clang'], elsewhere: 'clang' },
  {
    commands: ['arm-none-eabi-gcc'],
    packages: ['gcc-arm-none-eabi'],
    elsewhere: 'the Arm GNU toolchain (arm-none-eabi-gcc with newlib)',
  },
  { commands: [], packages: ['libnewlib-arm-none-eabi'], elsewhere: '' },
  { commands: ['qemu-system-arm'], packages: ['qemu-system-arm'], elsewhere: 'QEMU (qemu-system-arm)' },
];

/** Everything; ends the process with one line that says what to do where that is not possible. */
export function setUp() {
  ensureNode();
  installPackages();
  installTools();
}

/** Goes on under a newer Node, fetched by npx for this run only, where this one is too old. */
function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  const line = `Node ${process.versions.node} is too old, 20.19 is the least`;
  if (process.env.BAREFLOW_SECOND_NODE) stop(`${line}: install a newer one from nodejs.org or with nvm`);
  console.log(`${line}; going on with the npm package node@22, for this run only`);
  const env = { ...process.env, BAREFLOW_SECOND_NODE: '1' };
  process.exit(run('npx', ['-y', 'node@22', ...process.argv.slice(1)], { env }));
}

/** CI begins with what the lock file says, whatever is there. */
function installPackages() {
  if (process.env.CI !== 'true' && packagesAreThere()) return;
  console.log('npm ci');
  if (run('npm', ['ci', '--no-audit', '--no-fund']) !== 0) stop('npm ci failed: see above');
}

/** Whether node_modules holds the versions that the lock file asks for on this computer. */
function packagesAreThere() {
  const wanted = Object.entries(lockedPackages('package-lock.json')).filter(([, entry]) => isForHere(entry));
  const installed = lockedPackages('node_modules/.package-lock.json');
  return wanted.every(([name, { version }]) => name === '' || installed[name]?.version === version);
}

/** Optional packages are compiled parts, one for each system; an old npm under an old Node leaves all of them out. */
function isForHere({ optional, os, cpu, libc }) {
  if (!optional) return true;
  return Boolean(os?.includes(process.platform) && cpu?.includes(process.arch) && !libc?.includes('musl'));
}

function lockedPackages(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

function installTools() {
  const missing = tools.filter((tool) => !isThere(tool));
  if (missing.length === 0) return;
  const apt = aptCommand();
  if (apt !== null) missing.forEach((tool) => installFirst(apt, tool.packages));
  for (const { commands, elsewhere } of missing.filter((tool) => !isThere(tool) && tool.commands.length > 0)) {
    console.log(
      `MISSING: ${elsewhere}; what needs it is not tested. Install it so that "${commands[0]}" is on the PATH.`,
    );
  }
}

/** Newlib has no command of its own: the compiler knows where it lies. */
function isThere({ commands }) {
  if (commands.length > 0) return commands.some(isCommand);
  if (!isCommand('arm-none-eabi-gcc')) return false;
  const found = spawnSync('arm-none-eabi-gcc', ['-print-file-name=nano.specs'], { encoding: 'utf8' });
  return existsSync((found.stdout ?? '').trim());
}

function isCommand(name) {
  const extensions = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => extensions.some((extension) => existsSync(join(folder, name + extension))));
}

/** apt-get with sudo where needed; null on other systems, or where nobody could type a password. */
function aptCommand() {
  if (!isCommand('apt-get')) return null;
  if (process.getuid?.() === 0) return ['apt-get'];
  const mayAsk = process.stdin.isTTY || (isCommand('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0);
  return isCommand('sudo') && mayAsk ? ['sudo', 'apt-get'] : null;
}

let listsAreFresh = false;

function installFirst([command, ...first], packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!listsAreFresh) run(command, [...first, 'update', '-qq'], { env });
  listsAreFresh = true;
  const available = packages.find((name) => spawnSync('apt-cache', ['show', name]).status === 0);
  if (available === undefined) return;
  console.log(`apt-get install ${available}`);
  run(command, [...first, 'install', '-y', '-qq', '--no-install-recommends', available], { env });
}

export function run(command, args, options = {}) {
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', shell, ...options }).status ?? 1;
}

function stop(line) {
  console.error(line);
  process.exit(1);
}

// On its own: sets up, then runs the command that follows, if any.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  setUp();
  const [command, ...args] = process.argv.slice(2);
  if (command !== undefined) process.exitCode = run(command, args);
}
