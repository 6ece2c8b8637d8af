/** Emitted C files in, a program for the host or for an emulated core out. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, normalize } from 'node:path';
import { buildHarness } from './build-harness.ts';
import type { Build, BuildOptions } from './build-types.ts';
import { compileAll, jobsOf, linkFailed, runCompiler, type Compilation } from './compile.ts';
import { readElf } from './elf.ts';
import { linkFlags, modelFlags, traceFlags } from './flags.ts';
import { sizesByOrigin, type SizesByOrigin } from './link-map.ts';
import { linkerScript } from './machine-files.ts';
import { machines } from './machines.ts';
import { success, type Outcome } from './outcome.ts';
import { readStackUsage } from './stack-usage.ts';
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
    origins: options.core === 'host' ? null : await readOrigins(paths, harness.value),
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

async function readOrigins(paths: Paths, harness: readonly string[]): Promise<SizesByOrigin> {
  const ours = new Set(harness);
  return sizesByOrigin(await readFile(paths.mapFile, 'utf8'), (path) => {
    const normal = normalize(path);
    if (ours.has(normal) || /^\d+-main\.c\.o$/.test(basename(normal))) return 'harness';
    return dirname(normal) === paths.objects ? 'model' : 'libraries';
  });
}
