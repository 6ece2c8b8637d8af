/** npm run bench: instructions, flash, RAM and stack of case folders on emulated cores, beside TFLite Micro with CMSIS-NN. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { compile } from '../src/index.ts';
import { benchModel, type Bench, type CoreId } from '../src/run/index.ts';
import { ratio, table, thousands } from './bench/table.ts';
import { loadBoard } from './conformance/board.ts';
import { findCases, readCase } from './conformance/case.ts';

interface Figures {
  readonly instructions: number;
  readonly flashBytes?: number;
  readonly ramBytes?: number;
  readonly stackBytes?: number;
  /** Instructions by operator number. */
  readonly layers?: Readonly<Record<string, number>>;
}

interface Baseline {
  readonly source: string;
  readonly harnessFlashBytes: number;
  readonly models: Readonly<Record<string, Readonly<Partial<Record<CoreId, Figures>>>>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const corpus = join(root, '..', 'shared', 'corpus', 'golden16');

const program = new Command('bench')
  .argument('[dirs...]', 'case folders (default: the golden16 models of the shared corpus, or the examples)')
  .option('--on <cores>', 'comma-separated cores', 'cortex-m4,cortex-m0plus')
  .option('--optimise <flag>', 'optimisation of the emitted code', '-O2')
  .option('--layers', 'one row for each layer as well')
  .option('--json <file>', 'write all figures to this file');
program.parse();

await main(program.args, program.opts());

async function main(
  dirs: readonly string[],
  options: { on: string; optimise: string; layers?: boolean; json?: string },
): Promise<void> {
  const baseline = JSON.parse(await readFile(join(root, 'tools', 'bench', 'baseline.json'), 'utf8')) as Baseline;
  const folders = (await Promise.all((dirs.length > 0 ? dirs : [defaultDir()]).map(findCases))).flat();
  const results: Record<string, Record<string, Bench>> = {};
  for (const core of options.on.split(',') as CoreId[]) {
    results[core] = await benchCore(core, folders, options.optimise);
    print(core, results[core], baseline, options.layers === true);
  }
  if (options.json) await writeFile(options.json, `${JSON.stringify(results, null, 1)}\n`);
}

function defaultDir(): string {
  if (existsSync(corpus)) return corpus;
  console.log('the shared corpus is not on this machine: measuring the examples only');
  return join(root, 'examples');
}

async function benchCore(core: CoreId, folders: readonly string[], optimise: string): Promise<Record<string, Bench>> {
  const results: Record<string, Bench> = {};
  for (const folder of folders) {
    const c = await readCase(folder);
    const compiled = compile(c.model, {
      fileName: 'model.tflite',
      name: 'model',
      backend: 'native',
      board: loadBoard(core),
      labels: [],
    });
    const workDir = await mkdtemp(join(tmpdir(), 'bareflow-bench-'));
    const measured = await benchModel(compiled, { core, workDir, optimise, invocations: c.inputs });
    await rm(workDir, { recursive: true, force: true });
    if (!measured.ok) throw new Error(`${folder}: ${measured.message}\n${measured.detail}`);
    results[basename(folder)] = measured.value;
  }
  return results;
}

function print(core: CoreId, results: Readonly<Record<string, Bench>>, baseline: Baseline, layers: boolean): void {
  console.log(
    `\n${core}: ours, theirs, ours / theirs. Theirs: ${baseline.source}; flash less ${baseline.harnessFlashBytes} B of their harness.`,
  );
  const head = [
    'model',
    'instructions',
    'theirs',
    'ratio',
    'flash B',
    'theirs',
    'ratio',
    'RAM B',
    'theirs',
    'ratio',
    'stack B',
    'theirs',
    'ratio',
  ];
  console.log(
    table([
      head,
      ...Object.entries(results).map(([name, bench]) => row(name, bench, baseline.models[name]?.[core], baseline)),
    ]),
  );
  if (!layers) return;
  for (const [name, bench] of Object.entries(results)) {
    const theirs = baseline.models[name]?.[core]?.layers ?? {};
    const rows = bench.layers.map((layer) => layerRow(layer, theirs[String(layer.index)]));
    const head = ['layer', 'kernel', 'MACs', 'per MAC', 'instructions', 'theirs', 'ratio'];
    console.log(`\n${name} on ${core}\n${table([head, ...rows])}`);
  }
}

function layerRow(layer: Bench['layers'][number], theirs: number | undefined): readonly string[] {
  const perMac = layer.macs > 0 ? (layer.instructions / layer.macs).toFixed(2) : '-';
  const ours = [thousands(layer.macs), perMac, thousands(layer.instructions)];
  return [`${layer.index} ${layer.kind}`, layer.kernel, ...ours, thousands(theirs), ratio(layer.instructions, theirs)];
}

function row(name: string, bench: Bench, theirs: Figures | undefined, baseline: Baseline): readonly string[] {
  const flash = theirs?.flashBytes === undefined ? undefined : theirs.flashBytes - baseline.harnessFlashBytes;
  const pairs = [
    [bench.instructions, theirs?.instructions],
    [bench.codeBytes + bench.constBytes, flash],
    [bench.ramBytes, theirs?.ramBytes],
    [bench.stackBytes, theirs?.stackBytes],
  ] as const;
  return [name, ...pairs.flatMap(([ours, other]) => [thousands(ours), thousands(other), ratio(ours, other)])];
}
