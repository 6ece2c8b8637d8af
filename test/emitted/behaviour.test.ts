import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { byteSize, mainOf, tensorAt } from '../../src/graph/tensor.ts';
import type { Subgraph } from '../../src/graph/types.ts';
import { bytesFromValue, valueFromBytes } from '../../src/graph/values.ts';
import { interpreter } from '../../src/reference/interpreter.ts';
import { findTool, modelRun, runModels, type CoreId, type ModelResult } from '../../src/run/index.ts';
import { root } from '../helpers/golden-case.ts';
import { haveArmTools, valueOf } from '../run/fixtures.ts';
import { casesFor, type EmittedCase, workFolder } from './emitted-cases.ts';

const work = workFolder();
const arm = await haveArmTools();
const here = (await findTool('cc')).ok;
if (!here) console.warn('NOT RUN on this computer: no C compiler (sudo apt install gcc)');

type Model = EmittedCase['models'][number];
/** Bytes of each port at each invocation. */
type Traffic = readonly (readonly Uint8Array[])[];

/** Every model that a golden case emits for a core, once. */
const modelsFor = (core: string): readonly Model[] => [
  ...new Map(casesFor(core).flatMap(({ models }) => models.map((m) => [m.compiled.prefix, m]))).values(),
];
const isExample = ({ source }: Model): boolean => source.startsWith('examples/');

test('the reference interpreter answers the examples as TFLite Micro did', () => {
  const examples = modelsFor('host').filter(isExample);
  expect(examples).toHaveLength(3);
  for (const model of examples) expect(meaning(model)).toEqual(recorded(model, 'output'));
});

/** On the host under the address and undefined-behaviour sanitizers. */
const places = [...(here ? ['host' as const] : []), ...(arm ? (['cortex-m0plus', 'cortex-m4'] as const) : [])];

describe.each(places)('on %s', (core) => {
  let results: readonly ModelResult[];
  beforeAll(async () => {
    results = await runAll(core);
  });

  test.each(modelsFor(core).map((model) => ({ prefix: model.compiled.prefix, model })))(
    '$prefix answers like the reference interpreter',
    ({ model, prefix }) => {
      const result = results.find((one) => one.prefix === prefix)!;
      const { invocations } = valueOf(result.outcome);
      expect(invocations.map(({ outputs }) => outputs.map((bytes) => [...bytes]))).toEqual(
        meaning(model).map((ports) => ports.map((bytes) => [...bytes])),
      );
      expect(result.build?.warnings).toBe('');
    },
  );
});

function runAll(core: CoreId | 'host'): Promise<readonly ModelResult[]> {
  const runs = modelsFor(core).map((model) => modelRun(model.compiled, inputsFor(model)));
  return runModels(runs, {
    core,
    workDir: join(work, core),
    mode: 'off',
    count: false,
    optimise: '-O2',
    sanitize: core === 'host',
    timeoutMs: 60_000,
  });
}

/** What the graph means as it stands in the file, before any rewrite. */
function meaning(model: Model): Traffic {
  const { graph } = model.compiled.stages;
  const main = mainOf(graph);
  const { invoke } = interpreter(graph);
  return inputsFor(model).map((ports) => {
    const values = ports.map((bytes, i) => valueFromBytes(tensorAt(main, main.inputs[i]!).dtype, bytes));
    return invoke(values).map((value) => bytesFromValue(value!));
  });
}

/** An example's own vectors; else every extreme code, then walks through all of them. */
function inputsFor(model: Model): Traffic {
  if (isExample(model)) return recorded(model, 'input');
  const sizes = portBytes(mainOf(model.compiled.stages.graph), 'inputs');
  const flat = [0x80, 0x7f, 0].map((code) => sizes.map((size) => new Uint8Array(size).fill(code)));
  const walks = [1, 2, 3].map((seed) =>
    sizes.map((size) => Uint8Array.from({ length: size }, (_, i) => (seed * 97 + i * 73) & 0xff)),
  );
  return [...flat, ...walks];
}

/** examples/<name>/input0.bin: all invocations one after another. */
function recorded({ source, compiled }: Model, side: 'input' | 'output'): Traffic {
  const sizes = portBytes(mainOf(compiled.stages.graph), `${side}s`);
  const stem = side === 'input' ? 'input' : 'expected';
  const ports = sizes.map((size, i) => {
    const all = readFileSync(join(root, dirname(source), `${stem}${i}.bin`));
    return Array.from({ length: all.length / size }, (_, n) => Uint8Array.from(all.subarray(n * size, (n + 1) * size)));
  });
  return ports[0]!.map((_, n) => ports.map((port) => port[n]!));
}

function portBytes(main: Subgraph, side: 'inputs' | 'outputs'): readonly number[] {
  return main[side].map((id) => byteSize(tensorAt(main, id)));
}
