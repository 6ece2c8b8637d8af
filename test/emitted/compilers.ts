import { execa } from 'execa';

/** The compilers that emitted code must please, and the ways it is compiled. */
export interface Compiler {
  readonly commands: readonly string[];
  readonly language: 'c' | 'c++';
  readonly standards: readonly string[];
  readonly flags: readonly string[];
  readonly packages: string;
}

const c = ['-Wall', '-Wextra', '-Wconversion', '-Wshadow', '-Wundef', '-pedantic', '-Werror'];
const cpp = ['-Wall', '-Wextra', '-pedantic', '-Werror'];
const cStandards = ['c99', 'c11', 'c17', 'c2x'];
const cppStandards = ['c++11', 'c++17', 'c++20', 'c++2b'];
const arm = { commands: ['arm-none-eabi-gcc'], language: 'c', packages: 'gcc-arm-none-eabi' } as const;

/** Optimised, because some warnings need it; the other standards are only parsed. */
const compilers = {
  gcc: { commands: ['gcc'], language: 'c', standards: cStandards, flags: [...c, '-O2'], packages: 'gcc' },
  clang: {
    commands: ['clang-16', 'clang'],
    language: 'c',
    standards: cStandards,
    flags: [...c, '-O2'],
    packages: 'clang-16',
  },
  'cortex-m0plus': { ...arm, standards: ['c99'], flags: [...c, '-Os', '-mcpu=cortex-m0plus', '-mthumb'] },
  'cortex-m4': { ...arm, standards: ['c99'], flags: [...c, '-Os', '-mcpu=cortex-m4', '-mthumb'] },
  'g++': { commands: ['g++'], language: 'c++', standards: cppStandards, flags: cpp, packages: 'g++' },
  'clang++': {
    commands: ['clang++-16', 'clang++'],
    language: 'c++',
    standards: cppStandards,
    flags: cpp,
    packages: 'clang-16',
  },
} as const satisfies Record<string, Compiler>;

export type CompilerId = keyof typeof compilers;
export const compilerIds = Object.keys(compilers) as readonly CompilerId[];

export function compilerOf(id: CompilerId): Compiler {
  return compilers[id];
}

const found = new Map<string, string | null>();

/** The compiler's command, or null with one loud line; on CI a missing compiler is a failure. */
export async function commandOf(id: CompilerId): Promise<string | null> {
  const { commands, packages } = compilerOf(id);
  if (!found.has(id)) found.set(id, await firstThatRuns(commands));
  const command = found.get(id) ?? null;
  if (command !== null) return command;
  const text = `NOT COMPILED with ${commands.join(' or ')}: not installed (sudo apt install ${packages})`;
  if (process.env['CI'] === 'true') throw new Error(text);
  console.warn(text);
  return null;
}

async function firstThatRuns(commands: readonly string[]): Promise<string | null> {
  for (const command of commands) {
    const { exitCode } = await execa(command, ['--version'], { reject: false, stdin: 'ignore' });
    if (exitCode === 0) return command;
  }
  return null;
}

export interface Diagnosis {
  readonly standard: string;
  readonly text: string;
}

/** What a compiler has against files in a folder; the first standard is compiled to objects, the others are parsed. */
export async function complaints(
  id: CompilerId,
  command: string,
  folder: string,
  files: readonly string[],
): Promise<readonly Diagnosis[]> {
  const { standards, flags } = compilerOf(id);
  const runs = standards.map(async (standard, i) => {
    const how = i === 0 ? '-c' : '-fsyntax-only';
    const args = [`-std=${standard}`, ...flags, how, ...files];
    const { exitCode, all } = await execa(command, args, { cwd: folder, reject: false, stdin: 'ignore', all: true });
    return exitCode === 0 && all === '' ? [] : [{ standard, text: all }];
  });
  return (await Promise.all(runs)).flat();
}
