import { describe, expect, it } from 'vitest';
import type { Board } from '../../src/boards/board.ts';
import type { Value } from '../../src/graph/values.ts';
import { compile } from '../../src/index.ts';
import { dspBoard } from '../helpers/boards.ts';
import { type CheckedModel, checkModels, genericBoard } from '../helpers/check-models.ts';
import { layerModel, type LayerSpec } from '../helpers/layer-models.ts';
import { haveArmTools } from '../run/fixtures.ts';

const relu = { activation: 'relu', zeroOut: -128 } as const;
const extremes = (c: number, i: number): number => ((c * 3 + i) % 5 < 2 ? -127 : 127);

const row = 'fully_connected_dsp_s8';
const pixels = 'conv_1x1_dsp_s8';
const any = 'fully_connected_any_dsp_s8';

/** Each with the kernel that must be chosen on a core with the DSP extension. */
const cases: readonly (LayerSpec & { readonly name: string; readonly kernel: string })[] = [
  { name: 'one output', k: 16, n: 1, kernel: row },
  { name: 'one input', k: 1, n: 16, ...relu, kernel: row },
  { name: 'k of 2, two outputs', k: 2, n: 2, kernel: row },
  { name: 'k of 3, three outputs', k: 3, n: 3, kernel: row },
  { name: 'k of 31, five outputs', k: 31, n: 5, ...relu, kernel: row },
  { name: 'k of 12, six outputs', k: 12, n: 6, perTensor: true, kernel: row },
  { name: 'k of 30, seven outputs', k: 30, n: 7, zeroIn: -128, kernel: row },
  { name: 'k of 64, twelve outputs', k: 64, n: 12, perTensor: true, ...relu, kernel: row },
  { name: 'k of 640', k: 640, n: 9, ...relu, kernel: row },
  { name: 'k of 523', k: 523, n: 8, perTensor: true, kernel: row },
  { name: 'row of extremes', k: 129, n: 11, weight: extremes, kernel: row },
  { name: 'two rows', rows: 2, k: 17, n: 6, kernel: pixels },
  { name: 'three rows', rows: 3, k: 40, n: 4, perTensor: true, ...relu, kernel: pixels },
  { name: 'one pixel', image: [1, 1], k: 20, n: 10, ...relu, kernel: row },
  { name: 'odd number of pixels', image: [5, 5], k: 64, n: 64, ...relu, kernel: pixels },
  { name: 'k of 1', image: [2, 3], k: 1, n: 8, ...relu, kernel: pixels },
  { name: 'k of 39, one channel', image: [2, 3], k: 39, n: 1, kernel: pixels },
  { name: 'k of 9, two channels', image: [2, 2], k: 9, n: 2, ...relu, kernel: pixels },
  { name: 'k of 22, seven channels', image: [2, 5], k: 22, n: 7, perTensor: true, kernel: pixels },
  { name: 'k of 12, nine channels', image: [3, 3], k: 12, n: 9, ...relu, kernel: pixels },
  { name: 'batch of 3', image: [1, 3], batch: 3, k: 8, n: 6, kernel: pixels },
  { name: 'stride 2', image: [8, 8], stride: [2, 2], k: 16, n: 8, ...relu, kernel: pixels },
  { name: 'stride 2 by 3, odd image', image: [7, 10], stride: [2, 3], k: 5, n: 6, kernel: pixels },
  { name: 'stride 3, one pixel per row', image: [7, 3], stride: [3, 3], k: 8, n: 4, kernel: pixels },
  { name: 'pixels of extremes', image: [3, 5], k: 100, n: 10, ...relu, weight: extremes, kernel: pixels },
  { name: 'relu that is no bound of int8', image: [2, 3], k: 24, n: 8, activation: 'relu', zeroOut: -20, kernel: pixels },
  { name: 'relu6', image: [2, 3], k: 24, n: 8, activation: 'relu6', zeroOut: -128, kernel: pixels },
  { name: 'relu6, row', k: 24, n: 9, activation: 'relu6', zeroOut: -90, perTensor: true, kernel: row },
  { name: 'relu from -1 to 1', k: 24, n: 8, activation: 'relu_n1_to_1', outputScale: 0.1, kernel: row },
  { name: 'no bias', k: 24, n: 8, noBias: true, kernel: row },
  { name: 'small shifts', image: [1, 4], k: 8, n: 8, outputScale: 0.03, ...relu, kernel: pixels },
  { name: 'large shifts', image: [1, 4], k: 8, n: 8, outputScale: 60, channelScale: (c) => 4 ** (c % 5), ...relu, kernel: pixels },
  { name: 'large shifts, row', k: 8, n: 9, outputScale: 60, channelScale: (c) => 4 ** (c % 5), kernel: row },
  { name: 'shifts of very different sizes', k: 32, n: 16, channelScale: (c) => 2 ** (c % 7), kernel: row },
  { name: 'channels that are constant', image: [1, 3], k: 16, n: 8, bias: (c) => (c % 3) * 4_000_000, ...relu, kernel: pixels },
  { name: 'a channel whose scale is almost nothing', k: 16, n: 6, channelScale: (c) => (c === 3 ? 1e-9 : 1), kernel: row },
  { name: 'left shifts', image: [2, 2], k: 33, n: 6, outputScale: 0.0005, kernel: any },
  { name: 'one left shift', k: 16, n: 6, channelScale: (c) => (c === 1 ? 700 : 1), kernel: any },
  { name: '-128 beside a negative weight', k: 18, n: 4, weight: (c, i) => (c === 1 ? -128 : -i), kernel: any },
  { name: '-128 beside positive weights', k: 18, n: 4, weight: (c, i) => (c === 1 ? -128 : i), kernel: row },
  { name: '-128 in the even channel', image: [1, 2], k: 18, n: 4, weight: (c, i) => (c === 2 ? -128 : -i), kernel: pixels },
  { name: 'sums beyond 2^23', k: 900, n: 3, weight: extremes, kernel: any },
  { name: 'several rows of sums beyond 2^23', rows: 3, k: 901, n: 5, weight: extremes, ...relu, kernel: any },
]; // prettier-ignore

const models: readonly CheckedModel[] = cases.map((spec) => ({
  name: spec.name,
  model: layerModel(spec),
  invocations: inputsOf(spec),
}));

/** Both ends of the codes, all mixed, and two at random. */
function inputsOf({ image = [1, 1], rows = 1, batch = 1, k }: LayerSpec): readonly (readonly Value[])[] {
  const length = batch * image[0] * image[1] * rows * k;
  const fill = (code: (i: number) => number): Value[] => [Int8Array.from({ length }, (_, i) => code(i))];
  const random = (seed: number) => fill((i) => (Math.imul(i + seed, 2654435761) >>> 24) - 128);
  return [fill(() => -128), fill(() => 127), fill((i) => (i % 3 === 0 ? 127 : -128)), random(1), random(77)];
}

function chosenKernel(model: Uint8Array, board: Board): string | undefined {
  const options = { fileName: 'm.tflite', name: 'm', backend: 'native', board, labels: [] } as const;
  return compile(model, options).stages.kernels.steps[0]?.kernel.name;
}

const arm = await haveArmTools();
const MINUTES = { timeout: 300_000 };

describe('fully connected and 1x1 convolution on cores with the DSP extension', () => {
  it.each(cases)('$name: $kernel', ({ kernel, ...spec }) => {
    expect(chosenKernel(layerModel(spec), dspBoard)).toBe(kernel);
  });

  it('leaves other cores to other kernels', () => {
    const model = layerModel({ k: 8, n: 8 });
    expect(chosenKernel(model, genericBoard)).toBe('fully_connected_s8');
    expect(chosenKernel(model, { ...dspBoard, mve: true })).toBe('fully_connected_s8');
  });

  it('equals the reference meaning in its C form, under sanitizers', MINUTES, async () => {
    await checkModels(everyFourth(models), { board: dspBoard });
  });

  it.runIf(arm)('equals it on cortex-m4', MINUTES, async () => {
    await checkModels(models, { core: 'cortex-m4', board: dspBoard });
  });

  it.runIf(arm).each(['cortex-m7', 'cortex-m33'] as const)('equals it on %s', MINUTES, async (core) => {
    await checkModels(everyFourth(models), { core, board: dspBoard });
  });

  it.runIf(arm).each(['cortex-m4', 'cortex-m0plus', 'cortex-m0'] as const)(
    'as the portable kernels do on %s',
    MINUTES,
    async (core) => {
      await checkModels(core === 'cortex-m0plus' ? models : everyFourth(models), { core, board: genericBoard });
    },
  );
});

function everyFourth<T>(items: readonly T[]): readonly T[] {
  return items.filter((_, i) => i % 4 === 1);
}
