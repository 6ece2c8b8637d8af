import type { Activation } from '../../graph/quantization.ts';
import type { Op } from '../../graph/types.ts';
import type { Conv2dGeometry } from '../../ops/shared/conv-2d-geometry.ts';
import { NIBBLES, withWeights } from '../fully-connected/rows-s4.ts';
import type { Call } from '../kernel.ts';
import { nibbleMatmulOrder } from '../shared/nibbles.ts';
import { constant } from '../shared/requantize.ts';
import { lowerConvolution } from './lower.ts';

/** As lowerConvolution, for bf_conv_2d_s4: int4 weights stay two to a byte. */
export function lowerConvolutionInt4(
  op: Op<unknown>,
  g: Conv2dGeometry,
  weights: Int8Array,
  activation: Activation,
): Call {
  const unpacked = lowerConvolution(op, g, weights, activation);
  const k = g.y.kernel * g.x.kernel * g.groupChannels;
  const packed = nibbleMatmulOrder(weights, k, g.outChannels / g.groups);
  const args = withWeights(unpacked.args, constant('weights', packed, Math.ceil(k / 2), 4));
  return { ...unpacked, args, cost: unpacked.cost * NIBBLES };
}
