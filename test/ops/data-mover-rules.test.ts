import { expect, test } from 'vitest';
import { compile, isCompileError } from '../../src/index.ts';
import type { OperatorSpec } from '../helpers/build-model.ts';
import { genericBoard } from '../helpers/check-models.ts';
import {
  bool,
  float32,
  int32,
  int64,
  int8,
  ints,
  type OneOp,
  oneOpModel,
  pairs,
  scalar,
} from '../helpers/one-op-cases.ts';

/** The operator, a model that breaks one of its rules, and words of that rule. */
const broken: readonly (readonly [OperatorSpec['kind'], OneOp, string])[] = [
  ['TRANSPOSE', { inputs: [int8(2, 3), ints(1, 1)], outputs: [int8(3, 3)] }, 'names every axis once'],
  ['TRANSPOSE', { inputs: [int8(2, 3), int32(2)], outputs: [int8(3, 2)] }, 'input 1 is constant'],
  ['SLICE', { inputs: [int8(4), ints(3), ints(2)], outputs: [int8(2)] }, 'inside the input'],
  ['STRIDED_SLICE', { inputs: [int8(4), ints(0), ints(4), ints(0)], outputs: [int8(4)] }, 'strides are not 0'],
  ['STRIDED_SLICE', { inputs: [int8(4), ints(4), ints(5), ints(1)], outputs: [int8()], options: { shrink_axis_mask: 1 } }, 'indexed inside'],
  ['STRIDED_SLICE', { inputs: [int8(4), ints(0, 0), ints(4, 1), ints(1, 1)], outputs: [int8(4)] }, 'one entry for each axis'],
  ['SPLIT', { inputs: [scalar(0), int8(3)], outputs: [int8(1), int8(2)], options: { num_splits: 2 } }, 'equal pieces'],
  ['SPLIT_V', { inputs: [int8(3), ints(1, 1), scalar(0)], outputs: [int8(1), int8(1)] }, 'make it up'],
  ['PACK', { inputs: [int8(3), int8(2)], outputs: [int8(2, 3)], options: { values_count: 2 } }, 'same shape'],
  ['PACK', { inputs: [int8(3), int8(3)], outputs: [int8(2, 3)], options: { values_count: 2, axis: 2 } }, 'one of the output'],
  ['UNPACK', { inputs: [int8(2, 3)], outputs: [int8(3)], options: { num: 1 } }, 'one slice for each output'],
  ['GATHER', { inputs: [int8(2, 3), int32(3)], outputs: [int8(3, 3)], options: { batch_dims: 1 } }, 'batch dimensions'],
  ['GATHER', { inputs: [int8(0, 3), int32(3)], outputs: [int8(3, 3)] }, 'not empty'],
  ['GATHER_ND', { inputs: [int8(2, 3), int32(2, 3)], outputs: [int8(2)] }, 'index vectors'],
  ['DEPTH_TO_SPACE', { inputs: [int8(1, 1, 1, 6)], outputs: [int8(1, 2, 2, 1)], options: { block_size: 2 } }, 'block squared'],
  ['SPACE_TO_DEPTH', { inputs: [int8(1, 3, 2, 1)], outputs: [int8(1, 1, 1, 4)], options: { block_size: 2 } }, 'multiples of the block'],
  ['SPACE_TO_BATCH_ND', { inputs: [int8(1, 3, 1), ints(2), pairs(0, 0)], outputs: [int8(2, 1, 1)] }, 'blocks divide'],
  ['BATCH_TO_SPACE_ND', { inputs: [int8(3, 3, 1), ints(2), pairs(0, 0)], outputs: [int8(1, 6, 1)] }, 'divide the batch'],
  ['MIRROR_PAD', { inputs: [int8(3), pairs(3, 0)], outputs: [int8(6)], options: { mode: 'reflect' } }, 'shorter than its axis'],
  ['MIRROR_PAD', { inputs: [int8(1, 1, 1, 1, 1), pairs(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)], outputs: [int8(1, 1, 1, 1, 1)] }, 'at most four'],
  ['REVERSE_V2', { inputs: [int8(3), ints(1)], outputs: [int8(3)] }, 'axes exist'],
  ['TILE', { inputs: [int8(3), ints(0)], outputs: [int8(0)] }, 'positive count'],
  ['BROADCAST_TO', { inputs: [int8(3), ints(2)], outputs: [int8(2)] }, 'wanted size'],
  ['BROADCAST_ARGS', { inputs: [int32(1), ints(2)], outputs: [int32(1)] }, 'input 0 is constant'],
  ['FILL', { inputs: [ints(2), int8(2)], outputs: [int8(2)] }, 'one element'],
  ['DYNAMIC_UPDATE_SLICE', { inputs: [int8(2), int8(3), int32(1)], outputs: [int8(2)] }, 'no larger'],
  ['RESIZE_BILINEAR', { inputs: [int8(1, 2, 2, 1), ints(4, 4)], outputs: [int8(1, 4, 4, 1)], options: { align_corners: true, half_pixel_centers: true } }, 'not both set'],
  ['RESIZE_NEAREST_NEIGHBOR', { inputs: [int8(1, 2, 2, 1), ints(0, 4)], outputs: [int8(1, 0, 4, 1)] }, 'positive height'],
  ['EMBEDDING_LOOKUP', { inputs: [int32(1), { ...int8(2, 1), data: [1, 2] }], outputs: [float32(1, 1)] }, 'zero point 0'],
  ['SELECT', { inputs: [bool(3), int8(2, 3), int8(2, 3)], outputs: [int8(2, 3)] }, 'along the first axis'],
  ['SELECT_V2', { inputs: [bool(2), int8(2, 3), int8(2, 3)], outputs: [int8(2, 3)] }, 'broadcast to one shape'],
  ['ARG_MAX', { inputs: [int8(2), scalar(1)], outputs: [int32()] }, 'axis exists'],
  ['TOPK_V2', { inputs: [int8(2), scalar(3)], outputs: [int8(3), int32(3)] }, 'k is between'],
  ['WHERE', { inputs: [bool(4)], outputs: [int64(4, 1)] }, "the output's size depends on its values"],
]; // prettier-ignore

test.each(broken)('%s is refused in words (%#)', (kind, model, words) => {
  const options = { fileName: 'm', name: null, backend: 'native', board: genericBoard, labels: [] } as const;
  try {
    compile(oneOpModel(kind, model), options);
    expect.unreachable('it compiles');
  } catch (error) {
    if (!isCompileError(error)) throw error;
    expect(error.problems.map((problem) => problem.message).join('\n')).toContain(words);
  }
});
