/** Geometry of a window sliding along one axis: convolution and pooling. */

export type Padding = 'same' | 'valid';

export interface Axis {
  readonly in: number;
  readonly out: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  /** Elements before the first input element that the first window covers. */
  readonly padBefore: number;
}

/** SAME keeps ceil(in / stride) outputs and puts the smaller half of the padding first; VALID pads nothing. */
export function slide(padding: Padding, input: number, kernel: number, stride: number, dilation = 1): Axis {
  const reach = (kernel - 1) * dilation + 1;
  const out = padding === 'same' ? Math.ceil(input / stride) : Math.ceil((input - reach + 1) / stride);
  const total = Math.max(0, (out - 1) * stride + reach - input);
  return { in: input, out, kernel, stride, dilation, padBefore: padding === 'same' ? Math.floor(total / 2) : 0 };
}

/** Kernel taps [first, end) of window `o` that fall inside the input. */
export function tapsInside(
  axis: Axis,
  o: number,
): { readonly first: number; readonly end: number; readonly start: number } {
  const start = o * axis.stride - axis.padBefore;
  const first = Math.max(0, Math.ceil(-start / axis.dilation));
  const end = Math.min(axis.kernel, Math.ceil((axis.in - start) / axis.dilation));
  return { first, end: Math.max(first, end), start };
}
