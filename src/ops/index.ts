import { invariant } from '../errors.ts';
import type { Op } from '../graph/types.ts';
import { conv2d } from './conv-2d.ts';
import { fullyConnected } from './fully-connected.ts';
import type { OpDef } from './op.ts';
import { reshape } from './reshape.ts';
import { table } from './table.ts';
import { argMax } from './arg-max.ts';
import { argMin } from './arg-min.ts';
import { batchToSpaceNd } from './batch-to-space-nd.ts';
import { broadcastArgs } from './broadcast-args.ts';
import { broadcastTo } from './broadcast-to.ts';
import { cast } from './cast.ts';
import { depthToSpace } from './depth-to-space.ts';
import { dynamicUpdateSlice } from './dynamic-update-slice.ts';
import { embeddingLookup } from './embedding-lookup.ts';
import { fill } from './fill.ts';
import { gather } from './gather.ts';
import { gatherNd } from './gather-nd.ts';
import { mirrorPad } from './mirror-pad.ts';
import { pack } from './pack.ts';
import { rank } from './rank.ts';
import { resizeBilinear } from './resize-bilinear.ts';
import { resizeNearestNeighbor } from './resize-nearest-neighbor.ts';
import { reverseV2 } from './reverse-v2.ts';
import { select } from './select.ts';
import { selectV2 } from './select-v2.ts';
import { shape } from './shape.ts';
import { slice } from './slice.ts';
import { spaceToBatchNd } from './space-to-batch-nd.ts';
import { spaceToDepth } from './space-to-depth.ts';
import { split } from './split.ts';
import { splitV } from './split-v.ts';
import { stridedSlice } from './strided-slice.ts';
import { tile } from './tile.ts';
import { topkV2 } from './topk-v2.ts';
import { transpose } from './transpose.ts';
import { unpack } from './unpack.ts';
import { where } from './where.ts';
import { zerosLike } from './zeros-like.ts';

/** Every operator we know; one line each. */
export const ops = {
  CONV_2D: conv2d,
  FULLY_CONNECTED: fullyConnected,
  RESHAPE: reshape,
  /* Data movers. */
  ARG_MAX: argMax,
  ARG_MIN: argMin,
  BATCH_TO_SPACE_ND: batchToSpaceNd,
  BROADCAST_ARGS: broadcastArgs,
  BROADCAST_TO: broadcastTo,
  CAST: cast,
  DEPTH_TO_SPACE: depthToSpace,
  DYNAMIC_UPDATE_SLICE: dynamicUpdateSlice,
  EMBEDDING_LOOKUP: embeddingLookup,
  FILL: fill,
  GATHER: gather,
  GATHER_ND: gatherNd,
  MIRROR_PAD: mirrorPad,
  PACK: pack,
  RANK: rank,
  RESIZE_BILINEAR: resizeBilinear,
  RESIZE_NEAREST_NEIGHBOR: resizeNearestNeighbor,
  REVERSE_V2: reverseV2,
  SELECT: select,
  SELECT_V2: selectV2,
  SHAPE: shape,
  SLICE: slice,
  SPACE_TO_BATCH_ND: spaceToBatchNd,
  SPACE_TO_DEPTH: spaceToDepth,
  SPLIT: split,
  SPLIT_V: splitV,
  STRIDED_SLICE: stridedSlice,
  TILE: tile,
  TOPK_V2: topkV2,
  TRANSPOSE: transpose,
  UNPACK: unpack,
  WHERE: where,
  ZEROS_LIKE: zerosLike,
  /* Ours, made by rewrites. */
  'BAREFLOW:TABLE': table,
} as const;

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
