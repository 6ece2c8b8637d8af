import { input, output } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { batchLayout, batchMoves, blockTypes, isWellFormed } from './shared/space-batch.ts';
import { ruleOn } from './shared/integers.ts';
import { mover } from './shared/mover.ts';

/** Each position inside a block of the padded image becomes a batch of its own; padding holds code 0, whatever the zero point. */
export const spaceToBatchNd: OpDef<null> = mover<null>({
  tflite: 38,
  options: 'SpaceToBatchNDOptions',
  readOptions: () => null,
  types: blockTypes,
  constants: [1, 2],
  rules: [
    ruleOn('blocks divide the padded sizes of the axes after the batch', [1, 2], (op, blocks = [], paddings = []) => {
      const { shape } = input(op, 0);
      const divides = blocks.every(
        (block, i) => (shape[i + 1]! + paddings[2 * i]! + paddings[2 * i + 1]!) % block === 0,
      );
      return isWellFormed(shape, blocks, paddings) && divides
        ? null
        : `input ${shape.join('x')}, blocks ${blocks.join(', ')}, paddings ${paddings.join(', ')}`;
    }),
  ],
  infer: (op) => {
    const { blocks, pads } = batchLayout(op);
    const [batch = 0, ...rest] = input(op, 0).shape;
    const inner = rest.map((size, i) =>
      i < blocks.length ? (size + pads[2 * i]! + pads[2 * i + 1]!) / blocks[i]! : size,
    );
    return [[blocks.reduce((n, block) => n * block, batch), ...inner]];
  },
  moves: (op) => batchMoves(op, input(op, 0).shape, output(op).shape, 'to batch'),
});
