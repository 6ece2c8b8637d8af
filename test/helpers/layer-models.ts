import { buildModel, type TensorSpec } from './build-model.ts';
import { randomBytes } from './check-models.ts';

/** A layer with weights, alone in its model: fully connected when `image` is left out. */
export interface LayerSpec {
  readonly k: number;
  readonly n: number;
  /** Rows of a fully connected layer; 1 when left out. */
  readonly rows?: number;
  /** Height and width of a 1x1 convolution's input. */
  readonly image?: readonly [number, number];
  readonly batch?: number;
  readonly stride?: readonly [number, number];
  readonly activation?: 'none' | 'relu' | 'relu6' | 'relu_n1_to_1';
  readonly perTensor?: boolean;
  readonly noBias?: boolean;
  readonly zeroIn?: number;
  readonly zeroOut?: number;
  /** Weight of channel c, tap i; random around zero when left out. */
  readonly weight?: (c: number, i: number) => number;
  /** Bias codes; random when left out. */
  readonly bias?: (c: number) => number;
  /** Factor on the output's scale: small ones saturate, very small ones shift left. */
  readonly outputScale?: number;
  /** Factor on channel c's scale; three sizes when left out. */
  readonly channelScale?: (c: number) => number;
}

const IN_SCALE = 0.05;
const WEIGHT_SCALE = 0.004;

export function layerModel(spec: LayerSpec): Uint8Array {
  const { image, activation = 'none' } = spec;
  const options = { fused_activation_function: activation };
  const [stride_h, stride_w] = spec.stride ?? [1, 1];
  return buildModel({
    tensors: tensors(spec),
    operators: [
      {
        kind: image ? 'CONV_2D' : 'FULLY_CONNECTED',
        options: image ? { ...options, padding: 'same', stride_h, stride_w } : options,
        inputs: spec.noBias ? [0, 1, -1] : [0, 1, 2],
        outputs: [3],
      },
    ],
    inputs: [0],
    outputs: [3],
  });
}

function tensors(spec: LayerSpec): readonly TensorSpec[] {
  const { k, n } = spec;
  const random = randomBytes(k * 131 + n);
  const weight = spec.weight ?? (() => spread(random));
  const bias = spec.bias ?? (() => (random() - 128) * k * 8);
  const factor = spec.channelScale ?? ((c: number) => [1, 0.6, 1.9][c % 3]!);
  const scales = Array.from({ length: spec.perTensor ? 1 : n }, (_, c) => WEIGHT_SCALE * factor(c));
  const outScale = (spec.outputScale ?? 1) * IN_SCALE * WEIGHT_SCALE * Math.sqrt(k) * 64;
  return [
    { dtype: 'int8', shape: inputShape(spec), scale: IN_SCALE, zeroPoint: spec.zeroIn ?? -7 },
    {
      dtype: 'int8',
      shape: spec.image ? [n, 1, 1, k] : [n, k],
      scale: scales,
      axis: 0,
      data: Array.from({ length: n * k }, (_, i) => weight(Math.floor(i / k), i % k)),
    },
    {
      dtype: 'int32',
      shape: [n],
      scale: scales.map((scale) => scale * IN_SCALE),
      data: Array.from({ length: n }, (_, c) => bias(c)),
    },
    { dtype: 'int8', shape: outputShape(spec), scale: outScale, zeroPoint: spec.zeroOut ?? 3 },
  ];
}

/** Roughly bell-shaped, -127 to 127, like trained weights. */
function spread(random: () => number): number {
  const sum = random() + random() + random() - 382;
  return Math.max(-127, Math.min(127, Math.round(sum / 3)));
}

function inputShape({ image, rows = 1, batch = 1, k }: LayerSpec): readonly number[] {
  return image ? [batch, ...image, k] : [rows, k];
}

function outputShape({ image, rows = 1, batch = 1, n, stride = [1, 1] }: LayerSpec): readonly number[] {
  if (!image) return [rows, n];
  return [batch, Math.ceil(image[0] / stride[0]), Math.ceil(image[1] / stride[1]), n];
}
