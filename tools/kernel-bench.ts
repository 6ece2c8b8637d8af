/** npm run kernel-bench: instructions per MAC of single layers on emulated cores, beside TFLite Micro with CMSIS-NN. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { bytesFromValue, valueFromBytes } from '../src/graph/values.ts';
import { compile, type Compiled } from '../src/index.ts';
import { interpreter } from '../src/reference/interpreter.ts';
import { type CoreId, modelRun, runModels } from '../src/run/index.ts';
import { randomBytes } from '../test/helpers/check-models.ts';
import { layerModel } from '../test/helpers/layer-models.ts';
import { table } from './bench/table.ts';
import { loadBoard } from './conformance/board.ts';
import { benchLayers, type BenchLayer } from './bench/layers.ts';

const program = new Command('kernel-bench')
  .option('--on <cores>', 'comma-separated cores', 'cortex-m0plus,cortex-m3,cortex-m4,cortex-m7,cortex-m33')
  .option('--filter <text>', 'only layers whose name contains this', '')
  .option('--optimise <flag>', 'optimisation of the emitted code', '-O2');
program.parse();

await main(program.opts());

async function main(options: { on: string; filter: string; optimise: string }): Promise<void> {
  const layers = benchLayers.filter(({ name }) => name.includes(options.filter));
  const cores = options.on.split(',') as CoreId[];
  const columns: (readonly string[])[] = [];
  for (const core of cores) columns.push(await measure(core, layers, options.optimise));
  const head = ['layer', 'MACs', ...cores.flatMap((core) => [core.replace('cortex-', ''), 'theirs'])];
  const rows = layers.map((layer, i) => [
    layer.name,
    String(macsOf(layer)),
    ...cores.flatMap((core, c) => [columns[c]![i]!, layer.theirs[core]?.toFixed(2) ?? '-']),
  ]);
  console.log(`instructions per MAC, ${options.optimise}; "theirs": TFLite Micro with CMSIS-NN at -O2`);
  console.log(table([head, ...rows]));
}

async function measure(core: CoreId, layers: readonly BenchLayer[], optimise: string): Promise<readonly string[]> {
  const cases = layers.map((layer, i) => prepare(layer, i, core));
  const workDir = await mkdtemp(join(tmpdir(), 'bareflow-kernels-'));
  const batch = { core, workDir, mode: 'off', count: true, optimise, sanitize: false, timeoutMs: 600_000 } as const;
  const results = await runModels(
    cases.map(({ compiled, input }) => modelRun(compiled, [[input]])),
    batch,
  );
  await rm(workDir, { recursive: true, force: true });
  return results.map(({ outcome }, i) => {
    if (!outcome.ok) throw new Error(`${layers[i]!.name}: ${outcome.message}\n${outcome.detail}`);
    const { instructions, outputs } = outcome.value.invocations[0]!;
    const right = Buffer.compare(outputs[0]!, cases[i]!.answer) === 0;
    return right ? ((instructions ?? 0) / macsOf(layers[i]!)).toFixed(3) : 'WRONG';
  });
}

interface Case {
  readonly compiled: Compiled;
  readonly input: Uint8Array;
  readonly answer: Uint8Array;
}

function prepare(layer: BenchLayer, i: number, core: CoreId): Case {
  const dsp = ['cortex-m4', 'cortex-m7', 'cortex-m33'].includes(core);
  const compiled = compile(layerModel(layer.spec), {
    fileName: 'layer.tflite',
    name: `m${i}`,
    backend: 'native',
    board: { ...loadBoard(core), core, dsp },
    labels: [],
  });
  const main = compiled.stages.graph.subgraphs[0]!;
  const bytes = main.tensors[main.inputs[0]!]!.shape.reduce((count, size) => count * size, 1);
  const random = randomBytes(i + 1);
  const input = Uint8Array.from({ length: bytes }, random);
  const [answer] = interpreter(compiled.stages.graph).invoke([valueFromBytes('int8', input)]);
  return { compiled, input, answer: bytesFromValue(answer!) };
}

function macsOf({ spec }: BenchLayer): number {
  const [h, w] = spec.image ?? [1, spec.rows ?? 1];
  const [down, right] = spec.stride ?? [1, 1];
  return Math.ceil(h / down) * Math.ceil(w / right) * spec.k * spec.n;
}
