import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const common = ['bf_counter.c', 'bf_runner.c', 'bf_stack.c', 'bf_trace.c'];

/** The C sources that a core needs. */
export function harnessSources(core: string): readonly string[] {
  const own = core === 'host' ? ['bf_io_host.c'] : ['bf_entry.S', 'bf_startup.c', 'bf_io_semihosting.c'];
  return [...common, ...own].map((name) => join(harnessDirectory(), name));
}

/** The package's harness folder, from the sources as well as from the built files. */
export function harnessDirectory(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'harness', 'bf_runner.h'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('bug: the package lacks its harness folder');
    directory = parent;
  }
  return join(directory, 'harness');
}
