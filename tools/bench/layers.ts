import type { CoreId } from '../../src/run/index.ts';
import type { LayerSpec } from '../../test/helpers/layer-models.ts';

export interface BenchLayer {
  readonly name: string;
  readonly spec: LayerSpec;
  /** Instructions per MAC of TFLite Micro with CMSIS-NN on the same shape (on Cortex-M0+, of layers of that kind). */
  readonly theirs: Readonly<Partial<Record<CoreId, number>>>;
}

const relu = { activation: 'relu', zeroOut: -128 } as const;

/** Shapes of the MLPerf Tiny models and the TFLite Micro examples. */
export const benchLayers: readonly BenchLayer[] = [
  fullyConnected('ad 640->128', { k: 640, n: 128, perTensor: true, ...relu }, 1.96, 6.64),
  fullyConnected('ad 128->128', { k: 128, n: 128, perTensor: true, ...relu }, 2.29, 6.64),
  fullyConnected('ad 128->8', { k: 128, n: 8, perTensor: true, ...relu }, 2.66, 6.64),
  fullyConnected('ad 8->128', { k: 8, n: 128, perTensor: true, ...relu }, 8.41, 19),
  fullyConnected('ad 128->640', { k: 128, n: 640, perTensor: true }, 2.27, 6.64),
  fullyConnected('128->128 per channel', { k: 128, n: 128, ...relu }, 2.29, 6.64),
  fullyConnected('kws 64->12', { k: 64, n: 12, perTensor: true }, 3.19, 6.64),
  fullyConnected('vww 256->2', { k: 256, n: 2, perTensor: true }, 2.87, 6.64),
  fullyConnected('resnet 64->10', { k: 64, n: 10, perTensor: true }, 3.3, 6.64),
  fullyConnected('strww 32->3', { k: 32, n: 3, perTensor: true }, 8.05, 19),
  fullyConnected('speech 4000->4', { k: 4000, n: 4, perTensor: true }, 1.91),
  fullyConnected('hello 1->16', { k: 1, n: 16, perTensor: true, ...relu }, 76.07),
  fullyConnected('hello 16->16', { k: 16, n: 16, perTensor: true, ...relu }, 6.57, 19),
  fullyConnected('hello 16->1', { k: 16, n: 1, perTensor: true }),
  pointwise('kws', [25, 5], 64, 64, 2.09, 7.2),
  pointwise('vww', [48, 48], 8, 16, 6.63, 18.2),
  pointwise('vww', [24, 24], 16, 32, 3.96, 12.1),
  pointwise('vww', [24, 24], 32, 32, 2.7, 9.08),
  pointwise('vww', [12, 12], 32, 64, 2.72, 9.08),
  pointwise('vww', [12, 12], 64, 64, 2.08, 7.2),
  pointwise('vww', [6, 6], 64, 128, 2.16, 7.2),
  pointwise('vww', [6, 6], 128, 128, 1.83, 7.2),
  pointwise('vww', [3, 3], 128, 256, 2.15, 7.2),
  pointwise('vww', [3, 3], 256, 256, 1.97, 7.2),
  pointwise('strww', [28, 1], 40, 128, 2.67, 9.08),
  pointwise('strww', [15, 1], 128, 128, 1.99, 7.2),
  pointwise('strww', [1, 1], 128, 32, 5.48),
  pointwise('resnet stride 2', [32, 32], 16, 32, 4.3, 12.55, { stride: [2, 2] }),
  pointwise('resnet stride 2', [16, 16], 32, 64, 3.22, 9.76, { stride: [2, 2] }),
  pointwise('kws, signed', [25, 5], 64, 64, 2.09, 7.2, { zeroOut: 3, activation: 'none' }),
  pointwise('kws, one scale', [25, 5], 64, 64, 2.09, 7.2, { perTensor: true }),
];

function fullyConnected(name: string, spec: LayerSpec, m4?: number, m0plus?: number): BenchLayer {
  return { name: `FC ${name}`, spec, theirs: theirs(m4, m0plus) };
}

function pointwise(
  name: string,
  image: readonly [number, number],
  k: number,
  n: number,
  m4?: number,
  m0plus?: number,
  more: Partial<LayerSpec> = {},
): BenchLayer {
  return {
    name: `1x1 ${name} ${image.join('x')}x${k}->${n}`,
    spec: { image, k, n, ...relu, ...more },
    theirs: theirs(m4, m0plus),
  };
}

function theirs(m4?: number, m0plus?: number): BenchLayer['theirs'] {
  return {
    ...(m4 === undefined ? {} : { 'cortex-m4': m4 }),
    ...(m0plus === undefined ? {} : { 'cortex-m0plus': m0plus }),
  };
}
