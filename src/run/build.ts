/** Emitted C files in, a program for the host or for an emulated core out. */
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import type { Build, BuildOptions, StackFrame } from './build-types.ts';
import { compileAll, linkFailed, runCompiler, type Compilation } from './compile.ts';
import { readElf } from './elf.ts';
import { harnessFlags, linkFlags, modelFlags, traceFlags } from './flags.ts';
import { harnessDirectory, harnessSources } from './harness-files.ts';
import { linkerScript, machineHeader } from './machine-files.ts';
import { machines } from './machines.ts';
import { success, type Outcome } from './outcome.ts';
import { findTool, type Tool } from './tools.ts';

export async function buildFirmware(options: BuildOptions): Promise<Outcome<Build>> {
  const compiler = await findTool(options.core === 'host' ? 'cc' : 'arm-gcc');
  if (!compiler.ok) return compiler;
  const paths = await makeFolders(options);
  const harness = await buildHarness(options, compiler.value);
  if (!harness.ok) return harness;
  const model = await compileModel(options, compiler.value, paths);
  if (!model.ok) return model;
  const linked = await link(options, compiler.value, paths, [...model.value.objects, ...harness.value]);
  if (!linked.ok) return linked;
  const elf = readElf(await readFile(paths.program));
  return success({
    core: options.core,
    program: paths.program,
    sizes: elf?.sizes ?? null,
    symbols: elf?.symbols ?? [],
    stackUsage: await readStackUsage(model.value.objects),
    mapFile: paths.mapFile,
    warnings: model.value.warnings + linked.value,
  });
}

interface Paths {
  readonly source: string;
  readonly objects: string;
  readonly script: string;
  readonly mapFile: string;
  readonly program: string;
}

async function makeFolders({ workDir, core }: BuildOptions): Promise<Paths> {
  const base = join(workDir, core);
  const paths = { source: join(base, 'src'), objects: join(base, 'obj') };
  // Leftovers of an earlier build must not be compiled or included.
  await rm(base, { recursive: true, force: true });
  await mkdir(paths.source, { recursive: true });
  await mkdir(paths.objects, { recursive: true });
  const suffix = core !== 'host' ? '.elf' : process.platform === 'win32' ? '.exe' : '';
  return {
    ...paths,
    script: join(base, 'link.ld'),
    mapFile: join(base, 'program.map'),
    program: join(base, `program${suffix}`),
  };
}

/** Objects of the harness depend on the core and the flags alone, so they are kept under a hash of all they come from. */
async function buildHarness(options: BuildOptions, compiler: Tool): Promise<Outcome<readonly string[]>> {
  const sources = harnessSources(options.core);
  const cacheDir = options.cacheDir ?? options.workDir;
  const folder = join(cacheDir, `harness-${options.core}-${await harnessHash(options, compiler, sources)}`);
  const objects = sources.map((source) => join(folder, `${basename(source)}.o`));
  if (await exists(folder)) return success(objects);
  await mkdir(cacheDir, { recursive: true });
  const fresh = await mkdtemp(`${folder}.`);
  if (options.core !== 'host') await writeFile(join(fresh, 'bf_machine.h'), machineHeader(machines[options.core]));
  const flags = harnessFlags(options, fresh);
  const work = sources.map((source) => ({ source, object: join(fresh, `${basename(source)}.o`), flags }));
  const compiled = await compileAll(compiler.command, work, jobsOf(options));
  if (!compiled.ok) return compiled;
  await moveIntoPlace(fresh, folder);
  return success(objects);
}

async function harnessHash(options: BuildOptions, compiler: Tool, sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([compiler, harnessFlags(options, '')]));
  if (options.core !== 'host') hash.update(machineHeader(machines[options.core]));
  const headers = ['bf_counter.h', 'bf_io.h', 'bf_runner.h', 'bf_stack.h', 'bf_trace.h'];
  for (const path of [...sources, ...headers.map((name) => join(harnessDirectory(), name))]) {
    hash.update(await readFile(path));
  }
  return hash.digest('hex').slice(0, 12);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Another build may have put the same folder there meanwhile; then ours is not needed. */
async function moveIntoPlace(fresh: string, folder: string): Promise<void> {
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
}

interface CompiledModel {
  readonly objects: readonly string[];
  readonly warnings: string;
}

async function compileModel(options: BuildOptions, compiler: Tool, paths: Paths): Promise<Outcome<CompiledModel>> {
  const written = await writeSources(options, paths);
  const flags = modelFlags(options, paths.source);
  const work: readonly Compilation[] = [...written, ...(options.extraFiles ?? [])].map((source, i) => ({
    source,
    object: join(paths.objects, `${i}-${basename(source)}.o`),
    flags: [...flags, ...traceFlags(options, source)],
  }));
  const compiled = await compileAll(compiler.command, work, jobsOf(options));
  if (!compiled.ok) return compiled;
  return success({ objects: work.map(({ object }) => object), warnings: compiled.value });
}

async function writeSources({ files }: BuildOptions, paths: Paths): Promise<readonly string[]> {
  for (const { path, text } of files) {
    const target = join(paths.source, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return files.filter(({ path }) => ['.c', '.S'].includes(extname(path))).map(({ path }) => join(paths.source, path));
}

async function link(
  options: BuildOptions,
  compiler: Tool,
  paths: Paths,
  objects: readonly string[],
): Promise<Outcome<string>> {
  if (options.core !== 'host') await writeFile(paths.script, linkerScript(machines[options.core]));
  // A response file, because a few hundred paths are too long for a Windows command line.
  const list = join(paths.objects, 'objects.txt');
  await writeFile(list, objects.map((path) => `"${path.replaceAll('\\', '/')}"\n`).join(''));
  const flags = linkFlags(options, paths.script, paths.mapFile);
  const result = await runCompiler(compiler.command, [`@${list}`, ...flags, '-o', paths.program]);
  return result.exitCode === 0 ? success(result.text) : linkFailed(result.text);
}

async function readStackUsage(objects: readonly string[]): Promise<readonly StackFrame[]> {
  const texts = await Promise.all(objects.map((path) => readFile(path.replace(/\.o$/, '.su'), 'utf8').catch(() => '')));
  return texts.flatMap(parseStackUsage).toSorted((a, b) => b.bytes - a.bytes || a.function.localeCompare(b.function));
}

/** One line per function: "path:line:column:name<tab>bytes<tab>kind". */
function parseStackUsage(text: string): readonly StackFrame[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const match = /^(.*?)(?::\d+)?(?::\d+)?:([^:\t]+)\t(\d+)\t(\S+)/.exec(line);
    if (match === null) return [];
    const [, file = '', name = '', bytes = '', kind = ''] = match;
    return [{ function: name, file, bytes: Number(bytes), kind }];
  });
}

function jobsOf({ jobs }: BuildOptions): number {
  return jobs ?? availableParallelism();
}
