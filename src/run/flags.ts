/** Compiler and linker flags for each kind of build. */
import { join } from 'node:path';
import type { BuildOptions } from './build-types.ts';
import { harnessDirectory } from './harness-files.ts';
import { machines } from './machines.ts';

const strict = ['-Wall', '-Wextra', '-Wconversion', '-Wshadow', '-Wundef', '-pedantic'];
const sections = ['-ffunction-sections', '-fdata-sections', '-fno-common'];
const sanitizers = ['-fsanitize=address,undefined', '-fno-sanitize-recover=all', '-fno-omit-frame-pointer', '-g'];

/** What the harness and the model share. */
export function targetFlags({ core, sanitize, optimise = '-O2' }: BuildOptions): readonly string[] {
  const machine = core === 'host' ? [] : machines[core].flags;
  return ['-std=c99', ...machine, optimise, ...(sanitize ? sanitizers : [])];
}

/** The harness is always built with -O2: what it costs must not depend on the model's flags. */
export function harnessFlags(options: BuildOptions, machineDir: string): readonly string[] {
  const target = options.core === 'host' ? [] : ['-DBF_TARGET'];
  const include = ['-I', harnessDirectory(), '-I', machineDir];
  return [...targetFlags({ ...options, optimise: '-O2' }), ...sections, ...strict, ...target, ...include];
}

export function modelFlags(options: BuildOptions, sourceDir: string): readonly string[] {
  const includeDirs = [harnessDirectory(), sourceDir, ...(options.includeDirs ?? [])];
  return [
    ...targetFlags(options),
    ...sections,
    ...strict,
    '-fno-unwind-tables',
    '-fno-asynchronous-unwind-tables',
    '-fomit-frame-pointer',
    '-fstack-usage',
    ...includeDirs.flatMap((path) => ['-I', path]),
    ...(options.defines ?? []).map((define) => `-D${define}`),
    ...(options.flags ?? []),
  ];
}

/** Assembly sources take no C header in front. */
export function traceFlags({ trace = true }: BuildOptions, source: string): readonly string[] {
  return trace && source.endsWith('.c') ? ['-include', join(harnessDirectory(), 'bf_trace.h')] : [];
}

export function linkFlags(options: BuildOptions, linkerScript: string, mapFile: string): readonly string[] {
  if (options.core !== 'host') {
    const own = ['-nostartfiles', '--specs=nano.specs', '-T', linkerScript];
    return [...targetFlags(options), ...own, '-Wl,--gc-sections', `-Wl,-Map=${mapFile}`, '-lm'];
  }
  const collect = process.platform === 'darwin' ? ['-Wl,-dead_strip', `-Wl,-map,${mapFile}`] : gnuLink(mapFile);
  return [...targetFlags(options), ...collect, '-lm'];
}

function gnuLink(mapFile: string): readonly string[] {
  return ['-Wl,--gc-sections', `-Wl,-Map=${mapFile}`];
}
