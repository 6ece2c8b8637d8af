import { describe, expect, it } from 'vitest';
import { bytesFromValue, valueFromBytes } from '../../src/graph/values.ts';
import { compile } from '../../src/index.ts';
import { interpreter } from '../../src/reference/interpreter.ts';
import { checkModels, genericBoard } from '../helpers/check-models.ts';
import { type CustomOp, customOpModel } from '../helpers/custom-op.ts';
import { problemsOf } from '../helpers/problems.ts';
import { signalOps } from '../helpers/signal-models.ts';
import answers from './signal-answers.json' with { type: 'json' };

interface Answers {
  /** Bytes of every input, in base64, for each invocation. */
  readonly inputs: readonly (readonly string[])[];
  readonly outputs: readonly (readonly string[])[];
}

describe('custom operators of the signal library, and CIRCULAR_BUFFER', () => {
  it('run on the host as their reference means, over seven invocations', async () => {
    const models = Object.entries(signalOps).map(([name, op]) => ({
      name,
      model: customOpModel(op),
      libm: op.outputs[0]?.dtype === 'float32',
    }));
    await checkModels(models, { invocations: 7 });
    expect(models.length).toBeGreaterThan(30);
  });

  it.each(Object.entries(signalOps).filter(([title]) => answersOf(title) !== null))(
    '%s: the reference gives the answers of TFLite Micro',
    (title, op) => {
      const { inputs, outputs } = answersOf(title)!;
      expect(referenceOf(op, inputs)).toEqual(outputs);
    },
  );

  it.each([
    ['window', { options: { shift: 32 } }, /the shift is from 0 to 31 \(32\)/],
    ['window', { options: {} }, /parse\/damaged: the option shift of SignalWindow is damaged \(none\)/],
    ['window', { options: new Uint8Array([9, 9, 9]) }, /parse\/damaged: the options of SignalWindow/],
    ['rfft 8', { options: { T: 7, fft_length: 12 } }, /a power of two from 4 to 65536 \(12\)/],
    ['rfft 8', { options: { T: 2, fft_length: 8 } }, /the option T is the type of the input/],
    ['rfft 8', { options: { T: 7, fft_length: 4 } }, /at most the FFT length \(8\)/],
    ['irfft 8', { options: { T: 7, fft_length: 16 } }, /the FFT length \+ 2 \(10\)/],
    ['energy', { options: { start_index: 0, end_index: 10 } }, /0 to 10 of 9/],
    ['filter bank', { options: { num_channels: 4 } }, /every band lies inside .* \(band 4\)/],
    ['filter bank', { options: { num_channels: 0 } }, /at least one channel/],
    ['PCAN', { options: { snr_shift: 64 } }, /snr_shift is from 0 to 63/],
    ['log', { options: { input_correction_bits: -1, output_scale: 1 } }, /from 0 to 31 bits \(-1\)/],
    ['framer', { options: { frame_size: 10, frame_step: 3, prefill: true } }, /a multiple of the frame step \(8, step 3\)/],
    ['framer', { options: { frame_size: 3, frame_step: 4, prefill: true } }, /from 1 to the frame size/],
    ['overlap add', { options: { T: 7, frame_step: 9 } }, /from 1 to the frame size \(step 9, size 8\)/],
    ['delay', { options: { delay_length: -1 } }, /not negative/],
    ['circular buffer', { options: { cycles_max: 2 } }, /\(cycles_max = 1\) \(cycles_max 2\)/],
    ['circular buffer', { name: 'TFLM_DECODE' }, /op\/unsupported: CUSTOM:TFLM_DECODE is not supported/],
    ['circular buffer', { name: 'ethos-u' }, /op\/unsupported: CUSTOM:ethos-u is not supported/],
  ] as const)('%s with %o is refused', (title, change, message) => {
    expect(problemsOf(customOpModel({ ...signalOps[title]!, ...change } as CustomOp)).join('\n')).toMatch(message);
  });
}); // prettier-ignore

function answersOf(title: string): Answers | null {
  const key = title.replaceAll(/[^a-z0-9]+/gi, '-');
  return (answers as Readonly<Record<string, Answers>>)[key] ?? null;
}

function referenceOf(op: CustomOp, invocations: Answers['inputs']): readonly (readonly string[])[] {
  const options = { fileName: 'm.tflite', name: 'm', backend: 'native', board: genericBoard, labels: [] } as const;
  const { graph } = compile(customOpModel(op), options).stages;
  const main = graph.subgraphs[0]!;
  const instance = interpreter(graph);
  return invocations.map((inputs) => {
    const values = inputs.map((text, i) =>
      valueFromBytes(main.tensors[main.inputs[i]!]!.dtype, Uint8Array.from(Buffer.from(text, 'base64'))),
    );
    return instance.invoke(values).map((value) => Buffer.from(bytesFromValue(value!)).toString('base64'));
  });
}
