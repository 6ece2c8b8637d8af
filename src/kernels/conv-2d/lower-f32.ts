import type { Op } from '../../graph/types.ts';
import type { SumAttrs } from '../../ops/shared/accumulator.ts';
import type { Conv2dGeometry } from '../../ops/shared/conv-2d-geometry.ts';
import { floatProductCost } from '../fully-connected/rows-f32.ts';
import type { Call, Target } from '../kernel.ts';
import { floatBias, floatRange } from '../shared/floats.ts';
import { constant } from '../shared/requantize.ts';
import { shapeLiterals } from './lower.ts';

/** Arguments of bf_conv_2d_f32 for weights [out channel][kernel y][kernel x][group channel]. */
export function lowerConvolutionFloat(
  op: Op<SumAttrs>,
  g: Conv2dGeometry,
  weights: Float32Array,
  target: Target,
): Call {
  const k = g.y.kernel * g.x.kernel * g.groupChannels;
  return {
    args: [
      { kind: 'input', index: 0, form: 'plain' },
      constant('weights', weights, k),
      floatBias(op, g.outChannels),
      { kind: 'output', index: 0, form: 'plain' },
    ],
    literals: [...shapeLiterals(g), ...floatRange(op)],
    inPlace: [],
    assumes: [],
    cost: g.batch * g.y.out * g.x.out * g.outChannels * (k * floatProductCost(target) + 30),
  };
}
