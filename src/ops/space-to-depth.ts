import { input, output } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { blockMove, type BlockAttrs, blockRules, readBlock } from './shared/depth-space.ts';
import { anyData } from './shared/types.ts';
import { mover } from './shared/mover.ts';

/** A block of pixels becomes the channels of one. */
export const spaceToDepth: OpDef<BlockAttrs> = mover<BlockAttrs>({
  tflite: 26,
  options: 'SpaceToDepthOptions',
  readOptions: readBlock,
  types: anyData((data) => ({ inputs: [data], outputs: [data] })),
  rules: blockRules(
    'height and width are multiples of the block',
    ({ block }, [, h, w]) => h % block === 0 && w % block === 0,
  ),
  infer: (op) => {
    const { block } = op.attrs;
    const [n = 0, h = 0, w = 0, c = 0] = input(op, 0).shape;
    return [[n, h / block, w / block, c * block ** 2]];
  },
  moves: (op) => [blockMove(output(op).shape, input(op, 0).shape, op.attrs.block, 'to depth')],
});
