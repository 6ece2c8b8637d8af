import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildModel, type ModelSpec } from '../helpers/build-model.ts';
import { emptyFolder, helloBytes, helloModel, jsonOf, runCli } from './run-cli.ts';

const int8 = { dtype: 'int8', shape: [1, 4], scale: 0.5 } as const;

/** Writes a model into a folder of its own and inspects it. */
async function inspectModel(file: ModelSpec | Uint8Array, ...options: readonly string[]) {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'm.tflite'), file instanceof Uint8Array ? file : buildModel(file));
  return runCli(['inspect', 'm.tflite', ...options], { cwd });
}

/** Operators that do not exist here, one of types we do not take, one that is fine. */
const hopeless: ModelSpec = {
  tensors: [
    { ...int8, name: 'x' },
    { ...int8, name: 'a' },
    { ...int8, name: 'b' },
    { dtype: 'float32', shape: [1, 4], name: 'f' },
    { dtype: 'int8', shape: [4, 4], scale: 0.5, name: 'w', data: new Int8Array(16) },
    { dtype: 'float32', shape: [1, 4], name: 'g' },
    { ...int8, name: 'fine' },
  ],
  operators: [
    { kind: 'RFFT2D', inputs: [0], outputs: [1] },
    { kind: 'RFFT2D', inputs: [1], outputs: [2] },
    { kind: 'CUSTOM', customCode: 'FlexThing', inputs: [2], outputs: [3] },
    { kind: 'FULLY_CONNECTED', inputs: [3, 4, -1], outputs: [5] },
    { kind: 'FULLY_CONNECTED', inputs: [2, 4, -1], outputs: [6] },
  ],
  inputs: [0],
  outputs: [5, 6],
  signatures: [{ key: 's', subgraph: 0, inputs: { sound: 0 }, outputs: { word: 6 } }],
};

describe('inspect of a model that compiles', () => {
  it('shows quantization, ports, operators, memory and boards', async () => {
    const run = await runCli(['inspect', helloModel, '--board', 'pico']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    for (const line of [
      /^quantization {2}int8, full integer$/m,
      /^inputs +int8 1x1 {2}scale 0\.0246399 zero -128 {2}angle {2}"serving_default_angle:0"$/m,
      /^FULLY_CONNECTED +3 +288 {2}fully_connected/m,
      /^arena +32 B +planned for pico$/m,
      /^microbit +\[#-+\] .* ok$/m,
      /^It compiles: bareflow compile model\.tflite --board pico$/m,
    ])
      expect(run.stdout).toMatch(line);
  });

  it('is one document with --json', async () => {
    const json = jsonOf(await runCli(['inspect', helloModel, '--json']));
    expect(json).toMatchObject({
      model: 'model.tflite', compilable: true, macs: 288, problems: [], advice: null,
      quantization: { kind: 'int8' },
      arena: { bytes: 32, basis: 'planned' },
      inputs: [{ signatureName: 'angle', dtype: 'int8', quant: { zeroPoints: [-128] } }],
      operators: [{ kind: 'FULLY_CONNECTED', count: 3, supported: 3, reasons: [] }],
    }); // prettier-ignore
  });
});

describe('inspect of a model that does not compile', () => {
  it('ends with 0 and tells what is wrong with every operator', async () => {
    const run = await inspectModel(hopeless);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    for (const line of [
      /^RFFT2D +2 +- {2}no: not implemented$/m,
      /^CUSTOM:FlexThing +1 +- {2}no: not implemented$/m,
      /^FULLY_CONNECTED +2 +16 {2}1 of 2: types float32, int8, none -> float32$/m,
      /^arena .* estimated from the tensors alone/m,
      /^It does not compile yet:$/m,
      /op 0 RFFT2D "a" and 1 more \(op 1\)$/m,
      /^error\[op\/types\] m\.tflite, op 3 FULLY_CONNECTED "g"$/m,
      /Flex operators need all of TensorFlow/,
    ])
      expect(run.stdout).toMatch(line);
  });

  it('gives the same as data', async () => {
    const json = jsonOf(await inspectModel(hopeless, '--json'));
    expect(json).toMatchObject({ exitCode: 0, compilable: false, arena: { basis: 'estimated' } });
    expect(json.problems.map(({ code }) => code)).toEqual(['op/unsupported', 'op/unsupported', 'op/unsupported', 'op/types']);
  }); // prettier-ignore

  it('shows the converter lines where the quantization is to blame', async () => {
    const run = await inspectModel({
      tensors: [
        { dtype: 'float32', shape: [1, 4], name: 'x' },
        { dtype: 'int8', shape: [4, 4], scale: 0.5, data: new Int8Array(16) },
        { dtype: 'float32', shape: [1, 4], name: 'y' },
      ],
      operators: [{ kind: 'FULLY_CONNECTED', inputs: [0, 1, -1], outputs: [2] }],
      inputs: [0],
      outputs: [2],
    });
    expect(run.stdout).toMatch(/^quantization {2}dynamic range \(hybrid\)/m);
    expect(run.stdout).toContain('converter.representative_dataset = ');
  });

  it('says by how much a board is too small', async () => {
    const big = { dtype: 'int8', shape: [1, 200_000], scale: 1 } as const;
    const run = await inspectModel({
      tensors: [{ ...big, name: 'x' }, { ...big, name: 'y' }],
      operators: [{ kind: 'RFFT2D', inputs: [0], outputs: [1] }],
      inputs: [0],
      outputs: [1],
    }); // prettier-ignore
    expect(run.stdout).toMatch(/^pico .* RAM over by 154,240 B$/m);
    expect(run.stdout).toMatch(/^pico2 .* ok$/m);
  });
});

describe('inspect of what is no model', () => {
  it.each([
    ['an empty file', new Uint8Array(0), 'parse/truncated'],
    ['another file', new TextEncoder().encode('PK and some more text'), 'parse/not-tflite'],
    ['half a model', helloBytes().slice(0, 1500), 'parse/truncated'],
  ])('%s ends with 1', async (_, bytes, code) => {
    const run = await inspectModel(bytes);
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain(`error[${code}] m.tflite`);
  });

  it('nothing at all ends with 1', async () => {
    const run = await runCli(['inspect']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('inspect needs a model');
  });
});

describe('inspect --ops', () => {
  it('prints types and rules of every operator, and none of our own', async () => {
    const run = await runCli(['inspect', '--ops']);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/^FULLY_CONNECTED$/m);
    expect(run.stdout).toContain('\n  int8, int8, int32? -> int8\n');
    expect(run.stdout).toContain('  rule: weights are constant\n');
    expect(run.stdout).not.toContain('BAREFLOW:');
  });

  it('is data with --json', async () => {
    const rows = jsonOf(await runCli(['inspect', '--ops', '--json']))['operators'] as readonly { kind: string }[];
    expect(rows.find(({ kind }) => kind === 'CONV_2D')).toMatchObject({ backends: expect.arrayContaining(['native']) });
  });
});
