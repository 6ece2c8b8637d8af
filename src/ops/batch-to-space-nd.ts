import { input, output } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { batchLayout, batchMoves, blockTypes, isWellFormed } from './shared/space-batch.ts';
import { ruleOn } from './shared/integers.ts';
import { mover } from './shared/mover.ts';

/** Batches become positions inside a block of the image, of which the crops are left out. */
export const batchToSpaceNd: OpDef<null> = mover<null>({
  tflite: 37,
  options: 'BatchToSpaceNDOptions',
  readOptions: () => null,
  types: blockTypes,
  constants: [1, 2],
  rules: [
    ruleOn('blocks divide the batch, crops leave something over', [1, 2], (op, blocks = [], crops = []) => {
      const { shape } = input(op, 0);
      const block = blocks.reduce((n, size) => n * size, 1);
      const left = blocks.every((size, i) => shape[i + 1]! * size - crops[2 * i]! - crops[2 * i + 1]! >= 0);
      return isWellFormed(shape, blocks, crops) && (shape[0] ?? 0) % block === 0 && left
        ? null
        : `input ${shape.join('x')}, blocks ${blocks.join(', ')}, crops ${crops.join(', ')}`;
    }),
  ],
  infer: (op) => {
    const { blocks, pads } = batchLayout(op);
    const [batch = 0, ...rest] = input(op, 0).shape;
    const inner = rest.map((size, i) =>
      i < blocks.length ? size * blocks[i]! - pads[2 * i]! - pads[2 * i + 1]! : size,
    );
    return [[batch / blocks.reduce((n, block) => n * block, 1), ...inner]];
  },
  moves: (op) => batchMoves(op, output(op).shape, input(op, 0).shape, 'to space'),
});
