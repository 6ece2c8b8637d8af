import { input, output } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { blockMove, type BlockAttrs, blockRules, readBlock } from './shared/depth-space.ts';
import { anyData } from './shared/types.ts';
import { mover } from './shared/mover.ts';

/** Channels of one pixel become a block of pixels. */
export const depthToSpace: OpDef<BlockAttrs> = mover<BlockAttrs>({
  tflite: 5,
  options: 'DepthToSpaceOptions',
  readOptions: readBlock,
  types: anyData((data) => ({ inputs: [data], outputs: [data] })),
  rules: blockRules('channels are a multiple of the block squared', ({ block }, [, , , c]) => c % block ** 2 === 0),
  infer: (op) => {
    const { block } = op.attrs;
    const [n = 0, h = 0, w = 0, c = 0] = input(op, 0).shape;
    return [[n, h * block, w * block, c / block ** 2]];
  },
  moves: (op) => [blockMove(input(op, 0).shape, output(op).shape, op.attrs.block, 'to space')],
});
