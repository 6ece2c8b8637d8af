import { realActivationRange } from '../../graph/quantization.ts';
import { input } from '../../graph/tensor.ts';
import { constantValue } from '../../graph/values.ts';
import { transposeConvBias, transposeConvGeometry } from '../../ops/shared/transpose-conv.ts';
import type { TransposeConvAttrs } from '../../ops/transpose-conv.ts';
import type { Kernel } from '../kernel.ts';
import { constant } from '../shared/requantize.ts';
import { shapeLiterals } from './shape.ts';

export const transposeConvFloat: Kernel<TransposeConvAttrs> = {
  name: 'transpose_conv_f32',
  source: 'portable/transpose_conv_f32.c',
  fits: (op) => input(op, 2).dtype === 'float32',
  lower: (op) => {
    const g = transposeConvGeometry(op);
    const bias = transposeConvBias(op);
    const { low, high } = realActivationRange(op.attrs.activation);
    const weights = constantValue(input(op, 1)) as Float32Array;
    return {
      args: [
        { kind: 'input', index: 2, form: 'plain' },
        constant('weights', weights, g.inChannels),
        constant('bias', bias === null ? new Float32Array(g.outChannels) : (constantValue(bias) as Float32Array), 8),
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [
        ...shapeLiterals(op),
        { name: 'low', value: low, ctype: 'float' },
        { name: 'high', value: high, ctype: 'float' },
      ],
      inPlace: [],
      assumes: [],
      cost: 12 * g.batch * g.y.in * g.x.in * weights.length,
    };
  },
};
