import type { Op } from '../../graph/types.ts';
import { input } from '../../graph/tensor.ts';
import type { Activation } from '../../graph/quantization.ts';
import type { Arg, Call } from '../kernel.ts';
import { nibbleMatmulOrder } from '../shared/nibbles.ts';
import { constant } from '../shared/requantize.ts';
import { weightCodes } from '../shared/weights.ts';
import { lowerRows } from './rows.ts';

/** As lowerRows, for bf_fully_connected_s4: int4 weights stay two to a byte, which takes half the flash and more time. */
export function lowerRowsInt4(op: Op<unknown>, n: number, activation: Activation): Call {
  const unpacked = lowerRows(op, n, activation);
  const weights = weightCodes(op);
  const k = weights.length / n;
  const packed = constant('weights', nibbleMatmulOrder(weights, k, n), Math.ceil(k / 2), 4);
  return { ...unpacked, args: withWeights(unpacked.args, packed), cost: unpacked.cost * NIBBLES };
}

/** Time against int8 weights. */
export const NIBBLES = 1.5;

export function hasInt4Weights(op: Op<unknown>): boolean {
  return input(op, 0).dtype === 'int8' && input(op, 1).dtype === 'int4';
}

export function withWeights(args: readonly Arg[], weights: Arg): readonly Arg[] {
  return args.map((arg) => (arg.kind === 'constant' && arg.label === 'weights' ? weights : arg));
}
