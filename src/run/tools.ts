/** Finds compilers and the emulator. Commands are run without a shell, so paths with blanks and Windows are fine. */
import { execa } from 'execa';
import { failure, success, type Outcome } from './outcome.ts';

export const toolIds = ['cc', 'clang', 'arm-gcc', 'arm-size', 'arm-nm', 'arm-objdump', 'qemu'] as const;
export type ToolId = (typeof toolIds)[number];

export interface Tool {
  readonly id: ToolId;
  readonly command: string;
  /** "12.2.1", or "unknown" when the tool prints none. */
  readonly version: string;
}

interface ToolDescription {
  readonly title: string;
  /** Environment variable that overrides the search. */
  readonly override: string | null;
  /** Tried in this order. */
  readonly commands: readonly string[];
  readonly install: Readonly<Record<Platform, string>>;
}

type Platform = 'linux' | 'darwin' | 'win32';

const armInstall = {
  linux: 'sudo apt install gcc-arm-none-eabi libnewlib-arm-none-eabi',
  darwin: 'brew install --cask gcc-arm-embedded',
  win32: 'winget install Arm.GnuArmEmbeddedToolchain',
};

const descriptions: Readonly<Record<ToolId, ToolDescription>> = {
  cc: {
    title: 'C compiler for this computer',
    override: 'BAREFLOW_CC',
    commands: ['cc', 'gcc', 'clang'],
    install: {
      linux: 'sudo apt install gcc',
      darwin: 'xcode-select --install',
      win32: 'winget install BrechtSanders.WinLibs.POSIX.UCRT',
    },
  },
  clang: {
    title: 'clang',
    override: null,
    commands: ['clang', 'clang-16', 'clang-17', 'clang-18', 'clang-19', 'clang-15', 'clang-14'],
    install: { linux: 'sudo apt install clang', darwin: 'xcode-select --install', win32: 'winget install LLVM.LLVM' },
  },
  'arm-gcc': {
    title: 'Arm GNU toolchain',
    override: 'BAREFLOW_ARM_GCC',
    commands: ['arm-none-eabi-gcc'],
    install: armInstall,
  },
  'arm-size': armTool('size'),
  'arm-nm': armTool('nm'),
  'arm-objdump': armTool('objdump'),
  qemu: {
    title: 'QEMU for Arm systems',
    override: 'BAREFLOW_QEMU',
    commands: ['qemu-system-arm'],
    install: {
      linux: 'sudo apt install qemu-system-arm',
      darwin: 'brew install qemu',
      win32: 'winget install SoftwareFreedomConservancy.QEMU',
    },
  },
};

function armTool(name: string): ToolDescription {
  return { title: `Arm GNU ${name}`, override: null, commands: [`arm-none-eabi-${name}`], install: armInstall };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Commands that answered, with their version: asking costs as much as a short run. */
const known = new Map<string, string>();

/** Finds one tool, or says how to get it. */
export async function findTool(id: ToolId, env: Environment = process.env): Promise<Outcome<Tool>> {
  const candidates = candidatesFor(id, env);
  for (const command of candidates) {
    const version = known.get(command) ?? (await versionOf(command));
    if (version === null) continue;
    known.set(command, version);
    return success({ id, command, version });
  }
  return toolMissing(id, candidates);
}

/** All tools, for `doctor`. */
export async function findTools(env: Environment = process.env): Promise<Readonly<Record<ToolId, Outcome<Tool>>>> {
  const found = await Promise.all(toolIds.map(async (id) => [id, await findTool(id, env)] as const));
  return Object.fromEntries(found) as Record<ToolId, Outcome<Tool>>;
}

function candidatesFor(id: ToolId, env: Environment): readonly string[] {
  const { override, commands } = descriptions[id];
  const chosen = override === null ? undefined : env[override];
  if (chosen) return [chosen];
  const armGcc = env['BAREFLOW_ARM_GCC'];
  // The other Arm tools lie beside the chosen compiler.
  if (armGcc && /gcc(\.exe)?$/.test(armGcc) && id.startsWith('arm-')) {
    return [armGcc.replace(/gcc(\.exe)?$/, `${id.slice('arm-'.length)}$1`), ...commands];
  }
  return commands;
}

async function versionOf(command: string): Promise<string | null> {
  const { exitCode, stdout } = await execa(command, ['--version'], { reject: false, stdin: 'ignore', timeout: 10_000 });
  if (exitCode !== 0) return null;
  return /\d+\.\d+(\.\d+)?/.exec(firstLine(stdout).replace(/\([^)]*\)/g, ''))?.[0] ?? 'unknown';
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function toolMissing(id: ToolId, tried: readonly string[]): Outcome<Tool> {
  const { title, override } = descriptions[id];
  const elsewhere = override === null ? '' : ` If it is installed elsewhere, set ${override} to its path.`;
  return failure(
    'run/tool-missing',
    `${title} not found (tried ${tried.join(', ')})`,
    `Install it with: ${installCommand(id)}.${elsewhere}`,
  );
}

/** The line that installs a tool on this (or a given) platform; other Unixes get the Debian line. */
export function installCommand(id: ToolId, platform: string = process.platform): string {
  const { install } = descriptions[id];
  return platform === 'darwin' || platform === 'win32' ? install[platform] : install.linux;
}
