import type { Backend } from '../../ops/op.ts';
import type { SvdfAttrs } from '../../ops/svdf.ts';
import type { Kernel } from '../kernel.ts';
import { svdfFloat } from './svdf-f32.ts';
import { svdfInt16State, svdfInt8State } from './svdf-s8.ts';

export const svdfKernels: Partial<Record<Backend, readonly Kernel<SvdfAttrs>[]>> = {
  native: [svdfInt8State, svdfInt16State, svdfFloat],
};
