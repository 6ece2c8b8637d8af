/** Measures one compiled model on an emulated core: instructions by layer, linked bytes, stack. */
import { join } from 'node:path';
import { viewOf } from '../graph/tensor.ts';
import type { Compiled } from '../index.ts';
import { layerName } from '../emit/names.ts';
import { buildFirmware } from './build.ts';
import { modelRun } from './compiled.ts';
import type { Sizes } from './elf.ts';
import type { CoreId } from './machines.ts';
import { runModels } from './models.ts';
import { type Outcome, success } from './outcome.ts';
import type { InvocationResult, LayerRecord } from './protocol.ts';

export interface BenchOptions {
  readonly core: CoreId;
  readonly workDir: string;
  readonly optimise: string;
  /** Bytes of every input; the first invocation is measured. */
  readonly invocations: readonly (readonly Uint8Array[])[];
}

export interface LayerCost {
  readonly index: number;
  readonly kind: string;
  readonly name: string;
  readonly kernel: string;
  readonly macs: number;
  readonly instructions: number;
}

export interface Bench {
  readonly core: CoreId;
  /** One invocation, exact, counted by the emulator. */
  readonly instructions: number;
  readonly layers: readonly LayerCost[];
  /** Linked bytes that the model adds to an empty program: functions, and what they pull in from the compiler's library. */
  readonly codeBytes: number;
  readonly constBytes: number;
  /** Static memory: the model's struct and nothing else. */
  readonly ramBytes: number;
  /** High-water mark of one invoke. */
  readonly stackBytes: number;
}

export async function benchModel(compiled: Compiled, options: BenchOptions): Promise<Outcome<Bench>> {
  const counted = await count(compiled, options);
  if (!counted.ok) return counted;
  const sizes = await linkedSizes(compiled, options);
  if (!sizes.ok) return sizes;
  const { traced, plain } = counted.value;
  return success({
    core: options.core,
    instructions: plain.instructions ?? 0,
    layers: layerCosts(compiled, traced.layers),
    codeBytes: sizes.value.text,
    constBytes: sizes.value.rodata,
    ramBytes: sizes.value.data + sizes.value.bss,
    stackBytes: plain.stackBytes ?? 0,
  });
}

interface Counted {
  readonly traced: InvocationResult;
  readonly plain: InvocationResult;
}

/** Once with marks, for the layers, and once as a user builds it, for the total and the stack. */
async function count(compiled: Compiled, options: BenchOptions): Promise<Outcome<Counted>> {
  const batch = {
    core: options.core,
    optimise: options.optimise,
    count: true,
    sanitize: false,
    timeoutMs: 600_000,
  } as const;
  const one = modelRun(compiled, options.invocations.slice(0, 1));
  const results: InvocationResult[] = [];
  for (const mode of ['count', 'off'] as const) {
    const [result] = await runModels([one], { ...batch, mode, workDir: join(options.workDir, mode) });
    if (!result!.outcome.ok) return result!.outcome;
    results.push(result!.outcome.value.invocations[0]!);
  }
  return success({ traced: results[0]!, plain: results[1]! });
}

function layerCosts(compiled: Compiled, records: readonly LayerRecord[]): readonly LayerCost[] {
  const main = compiled.stages.legal.subgraphs[0]!;
  return compiled.stages.kernels.steps.map((step, i) => ({
    index: step.node.index,
    kind: step.node.kind,
    name: layerName(viewOf(main, step.node)),
    kernel: step.kernel.name,
    macs: step.macs,
    instructions: records[i]?.instructions ?? 0,
  }));
}

/** A program that only runs the model, less one that does nothing. */
async function linkedSizes(compiled: Compiled, options: BenchOptions): Promise<Outcome<Sizes>> {
  const empty = await build([{ path: 'main.c', text: emptyMain }], 'empty', options);
  if (!empty.ok) return empty;
  const full = await build([...compiled.files, { path: 'main.c', text: bareMain(compiled.prefix) }], 'bare', options);
  if (!full.ok) return full;
  const [a, b] = [full.value, empty.value];
  return success({ text: a.text - b.text, rodata: a.rodata - b.rodata, data: a.data - b.data, bss: a.bss - b.bss });
}

const emptyMain = 'int main(void)\n{\n    return 0;\n}\n';

function bareMain(prefix: string): string {
  return `#include "${prefix}.h"\n\nstatic ${prefix}_t model;\n\nint main(void)\n{\n    ${prefix}_init(&model);\n    return (int)${prefix}_invoke(&model);\n}\n`;
}

async function build(files: Compiled['files'], folder: string, options: BenchOptions): Promise<Outcome<Sizes>> {
  const { core, optimise } = options;
  const built = await buildFirmware({ core, files, workDir: join(options.workDir, folder), optimise, trace: false });
  return built.ok ? success(built.value.sizes ?? { text: 0, rodata: 0, data: 0, bss: 0 }) : built;
}
