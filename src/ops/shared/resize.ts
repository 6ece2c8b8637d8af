import { input } from '../../graph/tensor.ts';
import type { Op, Shape } from '../../graph/types.ts';
import type { OptionsReader, Rule } from '../op.ts';
import { integers, ruleOn } from './integers.ts';

export interface ResizeAttrs {
  readonly alignCorners: boolean;
  readonly halfPixelCenters: boolean;
}

export function readResize(options: OptionsReader): ResizeAttrs {
  return { alignCorners: options.flag('align_corners'), halfPixelCenters: options.flag('half_pixel_centers') };
}

export const resizeRules: readonly Rule<ResizeAttrs>[] = [
  {
    says: 'the input has four dimensions (NHWC) and is not empty',
    broken: (op) => {
      const { shape } = input(op, 0);
      return shape.length === 4 && !shape.includes(0) ? null : shape.join('x');
    },
  },
  ruleOn('the new size is a positive height and width', [1], (_, size = []) =>
    size.length === 2 && size.every((n) => n > 0) ? null : size.join('x'),
  ),
  {
    says: 'align_corners and half_pixel_centers are not both set',
    broken: ({ attrs }) => (attrs.alignCorners && attrs.halfPixelCenters ? 'both' : null),
  },
];

export function resizedShape(op: Op<unknown>): Shape {
  const [n = 0, , , c = 0] = input(op, 0).shape;
  const [height = 0, width = 0] = integers(op, 1);
  return [n, height, width, c];
}
