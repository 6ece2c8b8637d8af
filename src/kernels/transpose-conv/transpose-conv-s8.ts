import { input, output, zeroPointOf } from '../../graph/tensor.ts';
import { constantValue } from '../../graph/values.ts';
import { channelMultipliers } from '../../ops/shared/convolution.ts';
import { transposeConvBias, transposeConvGeometry } from '../../ops/shared/transpose-conv.ts';
import type { TransposeConvAttrs } from '../../ops/transpose-conv.ts';
import type { Kernel } from '../kernel.ts';
import { foldZeroPoint } from '../shared/fold-zero-point.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { constant, packMultipliers } from '../shared/requantize.ts';
import { matmulOrder } from '../shared/weights.ts';
import { type Phase, phases } from './phases.ts';
import { shapeLiterals } from './shape.ts';

/** One convolution with stride 1 for each phase of the output; see the C. */
export const transposeConvInt8: Kernel<TransposeConvAttrs> = {
  name: 'transpose_conv_s8',
  source: 'portable/transpose_conv_s8.c',
  fits: (op) => input(op, 2).dtype === 'int8',
  lower: (op) => {
    const g = transposeConvGeometry(op);
    const bias = transposeConvBias(op);
    const zeroIn = zeroPointOf(input(op, 2));
    const kernels = phases(g, constantValue(input(op, 1)) as Int8Array);
    const given = bias === null ? null : constantValue(bias);
    const biases = kernels.map(({ weights, rows }) => foldZeroPoint(zeroIn, weights, rows, given));
    const kept = zeroIn === 0 ? biases.slice(0, 1) : biases;
    const packed = packMultipliers(channelMultipliers(input(op, 2), input(op, 1), output(op), g.outChannels));
    const patchBytes = Math.ceil(g.y.kernel / g.y.stride) * Math.ceil(g.x.kernel / g.x.stride) * g.inChannels;
    const macs = g.batch * g.y.out * g.x.out * g.outChannels * patchBytes;
    return {
      args: [
        { kind: 'input', index: 2, form: 'plain' },
        constant('weights', join(kernels.map(inMatmulOrder)), g.inChannels, 4),
        constant('bias', Int32Array.from(kept.flatMap((row) => [...row])), 8),
        packed.multiplier,
        packed.shift,
        { kind: 'scratch', label: 'patch', ctype: 'int8_t', bytes: patchBytes, align: 4 },
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [
        ...shapeLiterals(op),
        ...literals({ zero_in: zeroIn, bias_step: kept.length > 1 ? g.outChannels : 0 }),
        ...finishLiterals(op, op.attrs.activation),
        ...packed.literals,
      ],
      inPlace: [],
      assumes: [],
      cost: 2.8 * macs + 30 * g.batch * g.y.out * g.x.out * g.outChannels,
    };
  },
};

function inMatmulOrder({ weights, rows }: Phase): Int8Array {
  return matmulOrder(weights, weights.length / rows, rows);
}

function join(parts: readonly Int8Array[]): Int8Array {
  const joined = new Int8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
