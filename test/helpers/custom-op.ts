import { encode } from 'flatbuffers/js/flexbuffers.js';
import { buildModel, type TensorSpec } from './build-model.ts';

export type FlexOptions = Readonly<Record<string, number | boolean>>;

/** A model of one custom operator. Inputs without data are the model's inputs, in order. */
export interface CustomOp {
  readonly name: string;
  /** Written as a flexbuffer; bytes are taken as they are. */
  readonly options?: FlexOptions | Uint8Array;
  readonly inputs: readonly TensorSpec[];
  readonly outputs: readonly TensorSpec[];
}

export function customOpModel({ name, options, inputs, outputs }: CustomOp): Uint8Array {
  const ids = inputs.map((_, i) => i);
  const outputIds = outputs.map((_, i) => inputs.length + i);
  return buildModel({
    tensors: [...inputs, ...outputs],
    operators: [
      {
        kind: 'CUSTOM',
        customCode: name,
        ...(options === undefined ? {} : { customOptions: bytesOf(options) }),
        inputs: ids,
        outputs: outputIds,
      },
    ],
    inputs: ids.filter((i) => inputs[i]!.data === undefined),
    outputs: outputIds,
  });
}

function bytesOf(options: FlexOptions | Uint8Array): Uint8Array {
  return options instanceof Uint8Array ? options : flexbuffer(options);
}

/** What the usual writer makes of a map, or of anything else. */
export function flexbuffer(value: unknown): Uint8Array {
  return encode(value);
}
