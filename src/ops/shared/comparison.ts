import { quantizeMultiplier, requantize } from '../../fixed-point.ts';
import { input, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { DType, Op } from '../../graph/types.ts';
import type { Value } from '../../graph/values.ts';
import type { OpDef, Rule } from '../op.ts';
import { binaryRules, inferBinary, mapPairs } from './binary.ts';
import { noAttrs, type NoAttrs } from './types.ts';

/** Numbered as in bf_compare.h. */
export const relations = ['equal', 'not_equal', 'greater', 'greater_equal', 'less', 'less_equal'] as const;
export type Relation = (typeof relations)[number];

/** The elements are numbers, or bigints both. */
const holds: Readonly<Record<Relation, (a: number, b: number) => boolean>> = {
  equal: (a, b) => a === b,
  not_equal: (a, b) => a !== b,
  greater: (a, b) => a > b,
  greater_equal: (a, b) => a >= b,
  less: (a, b) => a < b,
  less_equal: (a, b) => a <= b,
};

/** Codes are compared with this many more bits. */
const COMPARISON_SHIFT = 8;

/** All of a comparison but its number, options and kernels. */
export function comparison(
  relation: Relation,
  dtypes: readonly DType[],
): Pick<OpDef<NoAttrs>, 'readOptions' | 'types' | 'rules' | 'infer' | 'reference'> {
  return {
    readOptions: noAttrs,
    types: dtypes.map((dtype) => ({
      inputs: [dtype, dtype],
      outputs: ['bool'],
      ...(dtype === 'int16' ? { note: 'not in TFLite Micro; codes as they stand, as TFLite' } : {}),
    })),
    rules: [...binaryRules, scalesBelowOne],
    infer: inferBinary,
    reference: (op, [a, b]) => [mapPairs(op, a as Value, b as Value, relationOf(op, relation))],
  };
}

/** What TFLite Micro compares: int8 by value, everything else as it stands. */
export const orderedTypes: readonly DType[] = ['int8', 'int16', 'int32', 'int64', 'float32'];

const scalesBelowOne: Rule<NoAttrs> = {
  says: 'scales of compared int8 tensors are less than 1',
  broken: (op) => {
    if (input(op, 0).dtype !== 'int8') return null;
    const wrong = [0, 1].map((i) => scaleOf(input(op, i))).find((scale) => !(scale > 0 && scale < 1));
    return wrong === undefined ? null : `scale ${wrong}`;
  },
};

function relationOf(op: Op<NoAttrs>, relation: Relation): (a: number, b: number) => number {
  const test = holds[relation];
  if (input(op, 0).dtype !== 'int8') return (a, b) => Number(test(a, b));
  const [realA, realB] = [scaledOf(op, 0), scaledOf(op, 1)];
  return (a, b) => Number(test(realA(a), realB(b)));
}

/** requantize((code - zero point) << 8) by the tensor's own scale. */
function scaledOf(op: Op<unknown>, i: number): (code: number) => number {
  const tensor = input(op, i);
  const [zero, multiplier] = [zeroPointOf(tensor), quantizeMultiplier(scaleOf(tensor))];
  return (code) => requantize((code - zero) * 2 ** COMPARISON_SHIFT, multiplier);
}
