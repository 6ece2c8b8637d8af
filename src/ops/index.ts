import { invariant } from '../errors.ts';
import type { Op } from '../graph/types.ts';
import type { Control } from '../kernels/kernel.ts';
import { addN } from './add-n.ts';
import { add } from './add.ts';
import { argMax } from './arg-max.ts';
import { argMin } from './arg-min.ts';
import { assignVariable } from './assign-variable.ts';
import { averagePool2d } from './average-pool-2d.ts';
import { batchMatmul } from './batch-matmul.ts';
import { batchToSpaceNd } from './batch-to-space-nd.ts';
import { broadcastArgs } from './broadcast-args.ts';
import { broadcastTo } from './broadcast-to.ts';
import { callOnce } from './call-once.ts';
import { cast } from './cast.ts';
import { circularBuffer } from './circular-buffer.ts';
import { concatenation } from './concatenation.ts';
import { controls } from './control.ts';
import { conv2d } from './conv-2d.ts';
import { copy } from './copy.ts';
import { depthToSpace } from './depth-to-space.ts';
import { depthwiseConv2d } from './depthwise-conv-2d.ts';
import { dequantize } from './dequantize.ts';
import { div } from './div.ts';
import { dynamicUpdateSlice } from './dynamic-update-slice.ts';
import { embeddingLookup } from './embedding-lookup.ts';
import { equal } from './equal.ts';
import { expandDims } from './expand-dims.ts';
import { fill } from './fill.ts';
import { floorDiv } from './floor-div.ts';
import { floorMod } from './floor-mod.ts';
import { fullyConnected } from './fully-connected.ts';
import { gatherNd } from './gather-nd.ts';
import { gather } from './gather.ts';
import { greaterEqual } from './greater-equal.ts';
import { greater } from './greater.ts';
import { ifOp } from './if.ts';
import { lessEqual } from './less-equal.ts';
import { less } from './less.ts';
import { logicalAnd } from './logical-and.ts';
import { logicalNot } from './logical-not.ts';
import { logicalOr } from './logical-or.ts';
import { logistic } from './logistic.ts';
import { maxPool2d } from './max-pool-2d.ts';
import { maximum } from './maximum.ts';
import { mean } from './mean.ts';
import { minimum } from './minimum.ts';
import { mirrorPad } from './mirror-pad.ts';
import { mul } from './mul.ts';
import { notEqual } from './not-equal.ts';
import type { OpDef } from './op.ts';
import { pack } from './pack.ts';
import { pad, padV2 } from './pad.ts';
import { pow } from './pow.ts';
import { quantize } from './quantize.ts';
import { rank } from './rank.ts';
import { readVariable } from './read-variable.ts';
import { relu } from './relu.ts';
import { relu6 } from './relu6.ts';
import { reshape } from './reshape.ts';
import { resizeBilinear } from './resize-bilinear.ts';
import { resizeNearestNeighbor } from './resize-nearest-neighbor.ts';
import { reverseV2 } from './reverse-v2.ts';
import { selectV2 } from './select-v2.ts';
import { select } from './select.ts';
import { shape } from './shape.ts';
import { signalOps } from './signal/index.ts';
import { slice } from './slice.ts';
import { softmax } from './softmax.ts';
import { spaceToBatchNd } from './space-to-batch-nd.ts';
import { spaceToDepth } from './space-to-depth.ts';
import { splitV } from './split-v.ts';
import { split } from './split.ts';
import { squaredDifference } from './squared-difference.ts';
import { squeeze } from './squeeze.ts';
import { stridedSlice } from './strided-slice.ts';
import { sub } from './sub.ts';
import { svdf } from './svdf.ts';
import { table } from './table.ts';
import { tanh } from './tanh.ts';
import { tile } from './tile.ts';
import { topkV2 } from './topk-v2.ts';
import { transposeConv } from './transpose-conv.ts';
import { transpose } from './transpose.ts';
import { unidirectionalSequenceLstm } from './unidirectional-sequence-lstm.ts';
import { unpack } from './unpack.ts';
import { varHandle } from './var-handle.ts';
import { where } from './where.ts';
import { whileOp } from './while.ts';
import { zerosLike } from './zeros-like.ts';

/** Every operator we know; one line each. */
export const ops = {
  'CUSTOM:CIRCULAR_BUFFER': circularBuffer,
  ADD: add,
  ADD_N: addN,
  ARG_MAX: argMax,
  ARG_MIN: argMin,
  ASSIGN_VARIABLE: assignVariable,
  AVERAGE_POOL_2D: averagePool2d,
  BATCH_MATMUL: batchMatmul,
  BATCH_TO_SPACE_ND: batchToSpaceNd,
  BROADCAST_ARGS: broadcastArgs,
  BROADCAST_TO: broadcastTo,
  CALL_ONCE: callOnce,
  CAST: cast,
  CONCATENATION: concatenation,
  CONV_2D: conv2d,
  DEPTHWISE_CONV_2D: depthwiseConv2d,
  DEPTH_TO_SPACE: depthToSpace,
  DEQUANTIZE: dequantize,
  DIV: div,
  DYNAMIC_UPDATE_SLICE: dynamicUpdateSlice,
  EMBEDDING_LOOKUP: embeddingLookup,
  EQUAL: equal,
  EXPAND_DIMS: expandDims,
  FILL: fill,
  FLOOR_DIV: floorDiv,
  FLOOR_MOD: floorMod,
  FULLY_CONNECTED: fullyConnected,
  GATHER: gather,
  GATHER_ND: gatherNd,
  GREATER: greater,
  GREATER_EQUAL: greaterEqual,
  IF: ifOp,
  LESS: less,
  LESS_EQUAL: lessEqual,
  LOGICAL_AND: logicalAnd,
  LOGICAL_NOT: logicalNot,
  LOGICAL_OR: logicalOr,
  LOGISTIC: logistic,
  MAXIMUM: maximum,
  MAX_POOL_2D: maxPool2d,
  MEAN: mean,
  MINIMUM: minimum,
  MIRROR_PAD: mirrorPad,
  MUL: mul,
  NOT_EQUAL: notEqual,
  PACK: pack,
  PAD: pad,
  PADV2: padV2,
  POW: pow,
  QUANTIZE: quantize,
  RANK: rank,
  READ_VARIABLE: readVariable,
  RELU6: relu6,
  RELU: relu,
  RESHAPE: reshape,
  RESIZE_BILINEAR: resizeBilinear,
  RESIZE_NEAREST_NEIGHBOR: resizeNearestNeighbor,
  REVERSE_V2: reverseV2,
  SELECT: select,
  SELECT_V2: selectV2,
  SHAPE: shape,
  SLICE: slice,
  SOFTMAX: softmax,
  SPACE_TO_BATCH_ND: spaceToBatchNd,
  SPACE_TO_DEPTH: spaceToDepth,
  SPLIT: split,
  SPLIT_V: splitV,
  SQUARED_DIFFERENCE: squaredDifference,
  SQUEEZE: squeeze,
  STRIDED_SLICE: stridedSlice,
  SUB: sub,
  SVDF: svdf,
  TANH: tanh,
  TILE: tile,
  TOPK_V2: topkV2,
  TRANSPOSE: transpose,
  TRANSPOSE_CONV: transposeConv,
  UNIDIRECTIONAL_SEQUENCE_LSTM: unidirectionalSequenceLstm,
  UNPACK: unpack,
  VAR_HANDLE: varHandle,
  WHERE: where,
  WHILE: whileOp,
  ZEROS_LIKE: zerosLike,
  /* Ours, made by rewrites. */
  'BAREFLOW:COPY': copy,
  'BAREFLOW:TABLE': table,
  ...controls,
  ...signalOps,
} as const;

/** Kinds that rewrites make. */
export const COPY = 'BAREFLOW:COPY';

export function markKind(control: Control): string {
  return Object.entries(controls).find(([, def]) => def.control === control)?.[0] ?? '';
}

export type OpKind = keyof typeof ops;

/** The one place where an operator's attribute type is widened away. */
export function findOp(kind: string): OpDef<unknown> | null {
  return Object.hasOwn(ops, kind) ? (ops[kind as OpKind] as unknown as OpDef<unknown>) : null;
}

export function defOf(op: { readonly kind: string; readonly index: number }): OpDef<unknown> {
  const def = findOp(op.kind);
  invariant(def, `operator ${op.index} is ${op.kind}, which passed the check but has no definition`);
  return def;
}

/** Whether the operator only gives its input 0 another name. */
export function isRenaming(op: Op): boolean {
  const { alias = false } = defOf(op);
  return typeof alias === 'function' ? alias(op) : alias;
}
