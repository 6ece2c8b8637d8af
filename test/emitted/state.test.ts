import { expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { buildFirmware, findTool, runFirmware, type CoreId } from '../../src/run/index.ts';
import { genericBoard } from '../helpers/check-models.ts';
import { buildModel } from '../helpers/build-model.ts';
import { haveArmTools, valueOf, workFolder } from '../run/fixtures.ts';

const workDir = workFolder();
const here = (await findTool('cc')).ok;
if (!here) console.warn('NOT RUN on this computer: no C compiler (sudo apt install gcc)');
const places: readonly (CoreId | 'host')[] = [
  ...(here ? (['host'] as const) : []),
  ...((await haveArmTools()) ? (['cortex-m0plus'] as const) : []),
];

/** out = x + the x before, in int8 with all scales 1; the state's zero point is 5. */
const model = buildModel({
  tensors: [
    { dtype: 'int8', shape: [1, 1], scale: 1 },
    { dtype: 'int8', shape: [1, 1], scale: 1, data: [1] },
    { dtype: 'int8', shape: [1, 2], scale: 1, data: [1, 1] },
    { dtype: 'int32', shape: [1], scale: 1, data: [0] },
    { dtype: 'int8', shape: [1, 2], scale: 1, zeroPoint: 5, isVariable: true },
    { dtype: 'int8', shape: [1, 1], scale: 1 },
  ],
  operators: [{ kind: 'SVDF', options: { rank: 1 }, inputs: [0, 1, 2, 3, 4], outputs: [5] }],
  inputs: [0],
  outputs: [5],
});

/** Both instances in every invocation; the third input asks to reset the first of them. */
const main = `#include "bf_runner.h"
#include "echo.h"
static struct { echo_t a; echo_t b; int8_t reset; } memory;
static void init(void) { BF_MEASURE(echo_init(&memory.a)); echo_init(&memory.b); }
static int invoke(void)
{
    const int8_t input = *echo_input(&memory.a);
    if (memory.reset) {
        echo_init(&memory.a);
        *echo_input(&memory.a) = input;
    }
    int status;
    BF_MEASURE(status = (int)echo_invoke(&memory.a));
    return status | (int)echo_invoke(&memory.b);
}
static void *input_a(void) { return echo_input(&memory.a); }
static void *input_b(void) { return echo_input(&memory.b); }
static void *reset(void) { return &memory.reset; }
static const void *output_a(void) { return echo_output(&memory.a); }
static const void *output_b(void) { return echo_output(&memory.b); }
static const bf_input inputs[] = {{input_a, 1}, {input_b, 1}, {reset, 1}};
static const bf_output outputs[] = {{output_a, 1}, {output_b, 1}};
static const bf_model models[] = {{"two", &memory, sizeof memory, init, invoke, inputs, 3, outputs, 2}};
int main(void) { return bf_run_all(models, 1); }
`;

test.each(places)('two instances on %s keep their own state, and init resets one of them', async (core) => {
  const options = {
    fileName: 'echo.tflite',
    name: 'echo',
    backend: 'native',
    board: genericBoard,
    labels: [],
  } as const;
  const { files } = compile(model, options);
  const build = valueOf(await buildFirmware({ core, files: [...files, { path: 'main.c', text: main }], workDir }));
  expect(build.warnings).toBe('');
  // a, b, whether a is reset first, and what both give
  const steps = [
    [10, 3, 0, 10, 3],
    [20, 4, 0, 30, 7],
    [30, 5, 1, 30, 9],
    [1, 6, 0, 31, 11],
  ] as const; // prettier-ignore
  const invocations = steps.map((step) => step.slice(0, 3).map((byte) => Uint8Array.of(byte)));
  const jobs = [{ model: 0, mode: 'off', invocations }] as const;
  const run = valueOf(
    await runFirmware({ build, jobs, models: [{ name: 'two', inputCount: 3, outputCount: 2 }], workDir }),
  );
  const seen = run.jobs[0]!.invocations.map(({ outputs }) => outputs.map(([byte]) => byte));
  expect(seen).toEqual(steps.map((step) => step.slice(3)));
});
