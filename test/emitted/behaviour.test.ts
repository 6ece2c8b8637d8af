import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { byteSize, mainOf, tensorAt } from '../../src/graph/tensor.ts';
import type { Subgraph } from '../../src/graph/types.ts';
import { bytesFromValue, valueFromBytes } from '../../src/graph/values.ts';
import { interpreter } from '../../src/reference/interpreter.ts';
import { buildFirmware, findTool, harnessMain, runFirmware, type CoreId, type Job } from '../../src/run/index.ts';
import { root } from '../helpers/golden-case.ts';
import { haveArmTools, valueOf } from '../run/fixtures.ts';
import { type EmittedCase, emittedCases, filesOf, workFolder } from './emitted-cases.ts';

const work = workFolder();
const arm = await haveArmTools();
const here = (await findTool('cc')).ok;
if (!here) console.warn('NOT RUN on this computer: no C compiler (sudo apt install gcc)');

type Model = EmittedCase['models'][number];
/** Bytes of each port at each invocation. */
type Traffic = readonly (readonly Uint8Array[])[];

describe.runIf(here)('under the address and undefined-behaviour sanitizers', () => {
  test.each(emittedCases)('$name answers like the reference interpreter', async (emitted) => {
    const answers = await answersOf(emitted, 'host');
    emitted.models.forEach((model, i) => expect(answers[i]).toEqual(meaning(model, inputsFor(model))));
  });
});

const examples = emittedCases.filter(({ models }) => models.every(({ source }) => source.startsWith('examples/')));

test('the reference interpreter answers the examples as TFLite Micro did', () => {
  expect(examples.length).toBeGreaterThan(0);
  for (const model of examples.flatMap(({ models }) => models)) {
    expect(meaning(model, inputsFor(model))).toEqual(recorded(model, 'output'));
  }
});

describe.runIf(arm).each(['cortex-m0plus', 'cortex-m4'] as const)('on an emulated %s', (core) => {
  test.each(examples)('$name answers as TFLite Micro did', async (emitted) => {
    const answers = await answersOf(emitted, core);
    emitted.models.forEach((model, i) => expect(answers[i]).toEqual(recorded(model, 'output')));
  });
});

async function answersOf(emitted: EmittedCase, core: CoreId | 'host'): Promise<readonly Traffic[]> {
  const workDir = join(work, core, emitted.name);
  const mains = emitted.models.map(({ compiled }) => mainOf(compiled.stages.legal));
  const harness = emitted.models.map(({ compiled }, i) => ({
    name: compiled.prefix,
    inputCount: mains[i]!.inputs.length,
    outputCount: mains[i]!.outputs.length,
  }));
  const files = [...filesOf(emitted), { path: 'main.c', text: harnessMain(harness) }];
  const sanitize = core === 'host';
  const build = valueOf(await buildFirmware({ core, files, workDir, cacheDir: join(work, 'cache'), sanitize }));
  const jobs = emitted.models.map((m, model): Job => ({ model, mode: 'off', invocations: inputsFor(m) }));
  const outputCounts = harness.map(({ outputCount }) => outputCount);
  const run = valueOf(await runFirmware({ build, jobs, outputCounts, workDir }));
  return run.jobs.map(({ invocations }) => invocations.map(({ outputs }) => outputs.map((o) => Uint8Array.from(o))));
}

function meaning({ compiled }: Model, inputs: Traffic): Traffic {
  const main = mainOf(compiled.stages.graph);
  const { invoke } = interpreter(compiled.stages.graph);
  return inputs.map((ports) => {
    const values = ports.map((bytes, i) => valueFromBytes(tensorAt(main, main.inputs[i]!).dtype, bytes));
    return invoke(values).map((value) => bytesFromValue(value!));
  });
}

/** An example's own vectors; else every extreme code, then a walk through all of them. */
function inputsFor(model: Model): Traffic {
  if (model.source.startsWith('examples/')) return recorded(model, 'input');
  const main = mainOf(model.compiled.stages.graph);
  return [0x80, 0x7f, 0, 1, 2, 3].map((seed) =>
    portBytes(main, 'inputs').map((bytes) =>
      Uint8Array.from({ length: bytes }, (_, i) => (seed > 3 ? seed : seed * 97 + i * 73) & 0xff),
    ),
  );
}

/** examples/<name>/input0.bin: all invocations one after another. */
function recorded({ source, compiled }: Model, side: 'input' | 'output'): Traffic {
  const sizes = portBytes(mainOf(compiled.stages.graph), `${side}s`);
  const file = side === 'input' ? 'input' : 'expected';
  const ports = sizes.map((size, i) => {
    const all = readFileSync(join(root, dirname(source), `${file}${i}.bin`));
    return Array.from({ length: all.length / size }, (_, n) => Uint8Array.from(all.subarray(n * size, (n + 1) * size)));
  });
  return ports[0]!.map((_, n) => ports.map((port) => port[n]!));
}

function portBytes(main: Subgraph, side: 'inputs' | 'outputs'): readonly number[] {
  return main[side].map((id) => byteSize(tensorAt(main, id)));
}
