import { input, output, scaleOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { GatherShape } from '../../ops/shared/gather.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { operand } from '../shared/operand.ts';

/** int8 rows that become real numbers on the way. */
export function hybridEmbedding(shapeOf: (op: Op<null>) => GatherShape): Kernel<null> {
  return {
    name: 'embedding_lookup_s8_f32',
    source: 'portable/embedding_lookup_s8_f32.c',
    fits: (op) => input(op, 1).dtype === 'int8' && output(op).dtype === 'float32',
    lower: (op) => {
      const { picks, axis, slice } = shapeOf(op);
      return {
        args: [operand(op, 0), operand(op, 1), { kind: 'output', index: 0, form: 'plain' }],
        literals: [
          ...literals({ picks, height: axis, width: slice }),
          { name: 'scale', value: scaleOf(input(op, 1)), ctype: 'float' },
        ],
        inPlace: [],
        assumes: [],
        cost: picks * slice * 6,
      };
    },
  };
}
