import { input, output } from '../../graph/tensor.ts';
import { activationRange } from '../../graph/quantization.ts';
import { constantValue } from '../../graph/values.ts';
import { channelMultipliers } from '../../ops/shared/convolution.ts';
import { transposeConvBias, transposeConvGeometry } from '../../ops/shared/transpose-conv.ts';
import type { TransposeConvAttrs } from '../../ops/transpose-conv.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { constant } from '../shared/requantize.ts';
import { packMultipliers64 } from '../shared/requantize-64.ts';
import { shapeLiterals } from './shape.ts';

export const transposeConvInt16: Kernel<TransposeConvAttrs> = {
  name: 'transpose_conv_s16',
  source: 'portable/transpose_conv_s16.c',
  fits: (op) => input(op, 2).dtype === 'int16',
  lower: (op) => {
    const g = transposeConvGeometry(op);
    const bias = transposeConvBias(op);
    const packed = packMultipliers64(channelMultipliers(input(op, 2), input(op, 1), output(op), g.outChannels));
    const given =
      bias === null ? Array<number>(g.outChannels).fill(0) : (constantValue(bias) as BigInt64Array | Int16Array);
    const biases = BigInt64Array.from(Array.from(given, BigInt));
    const { low, high } = activationRange(op.attrs.activation, output(op));
    const weights = constantValue(input(op, 1)) as Int8Array;
    return {
      args: [
        { kind: 'input', index: 2, form: 'plain' },
        constant('weights', weights, g.inChannels, 4),
        constant('bias', biases, 4),
        packed.multiplier,
        packed.shift,
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [...shapeLiterals(op), ...literals({ low, high }), ...packed.literals],
      inPlace: [],
      assumes: [],
      cost: 7 * g.batch * g.y.in * g.x.in * weights.length,
    };
  },
};
