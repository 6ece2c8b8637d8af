import { elementCount, input, optionalInput, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { constantIntegers } from '../../graph/values.ts';
import { slide } from '../../graph/window.ts';
import type { TransposeConvAttrs } from '../transpose-conv.ts';

/** Output position o takes input i through tap o + padBefore - i * stride of the kernel. */
export interface TransposeAxis {
  readonly in: number;
  readonly out: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padBefore: number;
}

export interface TransposeConvGeometry {
  readonly batch: number;
  readonly y: TransposeAxis;
  readonly x: TransposeAxis;
  readonly inChannels: number;
  readonly outChannels: number;
}

/** The padding is that of the convolution from the output back to the input. */
export function transposeConvGeometry(op: Op<TransposeConvAttrs>): TransposeConvGeometry {
  const [batch = 0, height = 0, width = 0, inChannels = 0] = input(op, 2).shape;
  const [outChannels = 0, kernelH = 0, kernelW = 0] = input(op, 1).shape;
  const [, outH = 0, outW = 0] = transposeConvShape(op);
  const { padding, strideH, strideW } = op.attrs;
  const axis = (size: number, out: number, kernel: number, stride: number): TransposeAxis => {
    const { padBefore } = slide(padding, out, kernel, stride);
    return { in: size, out, kernel, stride, padBefore };
  };
  return {
    batch,
    y: axis(height, outH, kernelH, strideH),
    x: axis(width, outW, kernelW, strideW),
    inChannels,
    outChannels,
  };
}

/** Input 0 gives the output's shape; where it is computed at run time, the file's shape stands. */
export function transposeConvShape(op: Op<TransposeConvAttrs>): readonly number[] {
  const wanted = input(op, 0);
  return wanted.data !== null && elementCount(wanted.shape) === 4 ? constantIntegers(wanted) : output(op).shape;
}

/** Inputs [first, end) that reach output o. */
export function inputsReaching(axis: TransposeAxis, o: number): readonly [first: number, end: number] {
  const at = o + axis.padBefore;
  const first = Math.max(0, Math.ceil((at - axis.kernel + 1) / axis.stride));
  return [first, Math.min(axis.in, Math.floor(at / axis.stride) + 1)];
}

export function transposeConvBias(op: Op<TransposeConvAttrs>): ReturnType<typeof optionalInput> {
  return optionalInput(op, 3);
}
