import type { Op } from '../../graph/types.ts';
import type { SumAttrs } from '../../ops/shared/accumulator.ts';
import type { Conv2dGeometry } from '../../ops/shared/conv-2d-geometry.ts';
import { matmulInt16Cost } from '../fully-connected/rows-s16.ts';
import type { Call } from '../kernel.ts';
import { packInt16Sums } from '../shared/int16-sums.ts';
import { constant } from '../shared/requantize.ts';
import { shapeLiterals } from './lower.ts';

/** Arguments of bf_conv_2d_s16 for weights [out channel][kernel y][kernel x][group channel]. */
export function lowerConvolutionInt16(op: Op<SumAttrs>, g: Conv2dGeometry, weights: Int8Array): Call {
  const k = g.y.kernel * g.x.kernel * g.groupChannels;
  const sums = packInt16Sums(op, weights, g.outChannels);
  const windowCost = 6 * g.y.kernel * g.x.kernel + 3 * k + matmulInt16Cost(k, g.outChannels / g.groups, sums.wide);
  return {
    args: [
      { kind: 'input', index: 0, form: 'plain' },
      constant('weights', weights, k, 4),
      ...sums.args,
      { kind: 'scratch', label: 'window', ctype: 'int16_t', bytes: 2 * k, align: 4 },
      { kind: 'output', index: 0, form: 'plain' },
    ],
    literals: [...shapeLiterals(g), ...sums.literals],
    inPlace: [],
    assumes: [],
    cost: g.batch * g.y.out * g.x.out * g.groups * windowCost,
  };
}
