import { invariant } from '../errors.ts';
import type { Op } from '../graph/types.ts';
import type { Control } from '../kernels/kernel.ts';
import { abs } from './abs.ts';
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
import { ceil } from './ceil.ts';
import { circularBuffer } from './circular-buffer.ts';
import { concatenation } from './concatenation.ts';
import { controls } from './control.ts';
import { conv2d } from './conv-2d.ts';
import { copy } from './copy.ts';
import { cos } from './cos.ts';
import { cumsum } from './cumsum.ts';
import { depthToSpace } from './depth-to-space.ts';
import { depthwiseConv2d } from './depthwise-conv-2d.ts';
import { dequantize } from './dequantize.ts';
import { div } from './div.ts';
import { dynamicUpdateSlice } from './dynamic-update-slice.ts';
import { elu } from './elu.ts';
import { embeddingLookup } from './embedding-lookup.ts';
import { equal } from './equal.ts';
import { exp } from './exp.ts';
import { expandDims } from './expand-dims.ts';
import { fill } from './fill.ts';
import { floorDiv } from './floor-div.ts';
import { floorMod } from './floor-mod.ts';
import { floor } from './floor.ts';
import { fullyConnected } from './fully-connected.ts';
import { gatherNd } from './gather-nd.ts';
import { gather } from './gather.ts';
import { gelu } from './gelu.ts';
import { greaterEqual } from './greater-equal.ts';
import { greater } from './greater.ts';
import { hardSwish } from './hard-swish.ts';
import { ifOp } from './if.ts';
import { l2Normalization } from './l2-normalization.ts';
import { l2Pool2d } from './l2-pool-2d.ts';
import { leakyRelu } from './leaky-relu.ts';
import { lessEqual } from './less-equal.ts';
import { less } from './less.ts';
import { logSoftmax } from './log-softmax.ts';
import { log } from './log.ts';
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
import { neg } from './neg.ts';
import { notEqual } from './not-equal.ts';
import type { OpDef } from './op.ts';
import { pack } from './pack.ts';
import { pad, padV2 } from './pad.ts';
import { pow } from './pow.ts';
import { prelu } from './prelu.ts';
import { quantize } from './quantize.ts';
import { rank } from './rank.ts';
import { readVariable } from './read-variable.ts';
import { reduceAll } from './reduce-all.ts';
import { reduceAny } from './reduce-any.ts';
import { reduceMax } from './reduce-max.ts';
import { reduceMin } from './reduce-min.ts';
import { reduceProd } from './reduce-prod.ts';
import { relu0To1 } from './relu-0-to-1.ts';
import { reluN1To1 } from './relu-n1-to-1.ts';
import { relu } from './relu.ts';
import { relu6 } from './relu6.ts';
import { reshape } from './reshape.ts';
import { resizeBilinear } from './resize-bilinear.ts';
import { resizeNearestNeighbor } from './resize-nearest-neighbor.ts';
import { reverseV2 } from './reverse-v2.ts';
import { round } from './round.ts';
import { rsqrt } from './rsqrt.ts';
import { selectV2 } from './select-v2.ts';
import { select } from './select.ts';
import { shape } from './shape.ts';
import { signalOps } from './signal/index.ts';
import { sin } from './sin.ts';
import { slice } from './slice.ts';
import { softmax } from './softmax.ts';
import { spaceToBatchNd } from './space-to-batch-nd.ts';
import { spaceToDepth } from './space-to-depth.ts';
import { splitV } from './split-v.ts';
import { split } from './split.ts';
import { sqrt } from './sqrt.ts';
import { square } from './square.ts';
import { squaredDifference } from './squared-difference.ts';
import { squeeze } from './squeeze.ts';
import { stridedSlice } from './strided-slice.ts';
import { sub } from './sub.ts';
import { sum } from './sum.ts';
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
  ABS: abs,
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
  CEIL: ceil,
  CONCATENATION: concatenation,
  CONV_2D: conv2d,
  COS: cos,
  CUMSUM: cumsum,
  DEPTHWISE_CONV_2D: depthwiseConv2d,
  DEPTH_TO_SPACE: depthToSpace,
  DEQUANTIZE: dequantize,
  DIV: div,
  DYNAMIC_UPDATE_SLICE: dynamicUpdateSlice,
  ELU: elu,
  EMBEDDING_LOOKUP: embeddingLookup,
  EQUAL: equal,
  EXP: exp,
  EXPAND_DIMS: expandDims,
  FILL: fill,
  FLOOR: floor,
  FLOOR_DIV: floorDiv,
  FLOOR_MOD: floorMod,
  FULLY_CONNECTED: fullyConnected,
  GATHER: gather,
  GATHER_ND: gatherNd,
  GELU: gelu,
  GREATER: greater,
  GREATER_EQUAL: greaterEqual,
  HARD_SWISH: hardSwish,
  IF: ifOp,
  L2_NORMALIZATION: l2Normalization,
  L2_POOL_2D: l2Pool2d,
  LEAKY_RELU: leakyRelu,
  LESS: less,
  LESS_EQUAL: lessEqual,
  LOG: log,
  LOGICAL_AND: logicalAnd,
  LOGICAL_NOT: logicalNot,
  LOGICAL_OR: logicalOr,
  LOGISTIC: logistic,
  LOG_SOFTMAX: logSoftmax,
  MAXIMUM: maximum,
  MAX_POOL_2D: maxPool2d,
  MEAN: mean,
  MINIMUM: minimum,
  MIRROR_PAD: mirrorPad,
  MUL: mul,
  NEG: neg,
  NOT_EQUAL: notEqual,
  PACK: pack,
  PAD: pad,
  PADV2: padV2,
  POW: pow,
  PRELU: prelu,
  QUANTIZE: quantize,
  RANK: rank,
  READ_VARIABLE: readVariable,
  REDUCE_ALL: reduceAll,
  REDUCE_ANY: reduceAny,
  REDUCE_MAX: reduceMax,
  REDUCE_MIN: reduceMin,
  REDUCE_PROD: reduceProd,
  RELU6: relu6,
  RELU: relu,
  RELU_0_TO_1: relu0To1,
  RELU_N1_TO_1: reluN1To1,
  RESHAPE: reshape,
  RESIZE_BILINEAR: resizeBilinear,
  RESIZE_NEAREST_NEIGHBOR: resizeNearestNeighbor,
  REVERSE_V2: reverseV2,
  ROUND: round,
  RSQRT: rsqrt,
  SELECT: select,
  SELECT_V2: selectV2,
  SHAPE: shape,
  SIN: sin,
  SLICE: slice,
  SOFTMAX: softmax,
  SPACE_TO_BATCH_ND: spaceToBatchNd,
  SPACE_TO_DEPTH: spaceToDepth,
  SPLIT: split,
  SPLIT_V: splitV,
  SQRT: sqrt,
  SQUARE: square,
  SQUARED_DIFFERENCE: squaredDifference,
  SQUEEZE: squeeze,
  STRIDED_SLICE: stridedSlice,
  SUB: sub,
  SUM: sum,
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
