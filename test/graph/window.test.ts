import { describe, expect, test } from 'vitest';
import { type Padding, slide, tapsInside } from '../../src/graph/window.ts';

describe('slide', () => {
  test.each([
    // padding, input, kernel, stride, dilation -> out, padBefore
    ['same', 10, 3, 1, 1, 10, 1],
    ['same', 10, 2, 1, 1, 10, 0],
    ['same', 10, 3, 2, 1, 5, 0],
    ['same', 9, 3, 2, 1, 5, 1],
    ['same', 49, 10, 2, 1, 25, 4],
    ['same', 5, 1, 3, 1, 2, 0],
    ['same', 8, 3, 1, 2, 8, 2],
    ['valid', 10, 3, 1, 1, 8, 0],
    ['valid', 10, 3, 2, 1, 4, 0],
    ['valid', 10, 3, 3, 1, 3, 0],
    ['valid', 10, 3, 1, 3, 4, 0],
    ['valid', 3, 3, 1, 1, 1, 0],
  ] as const)(
    '%s: %d by %d, stride %d, dilation %d gives %d, %d before',
    (padding, input, kernel, stride, dilation, out, padBefore) => {
      expect(slide(padding, input, kernel, stride, dilation)).toMatchObject({ out, padBefore });
    },
  );
});

test('tapsInside are exactly the taps that touch the input', () => {
  const wrong: unknown[] = [];
  for (const padding of ['same', 'valid'] as const satisfies readonly Padding[]) {
    for (const [input, kernel, stride, dilation] of geometries()) {
      const axis = slide(padding, input, kernel, stride, dilation);
      for (let o = 0; o < axis.out; o++) {
        const { first, end, start } = tapsInside(axis, o);
        const touched = [...Array(kernel).keys()].filter((tap) => {
          const at = start + tap * dilation;
          return at >= 0 && at < input;
        });
        const told = [...Array(kernel).keys()].filter((tap) => tap >= first && tap < end);
        if (String(touched) !== String(told))
          wrong.push({ padding, input, kernel, stride, dilation, o, touched, told });
      }
    }
  }
  expect(wrong).toEqual([]);
});

function geometries(): readonly (readonly [number, number, number, number])[] {
  const sizes = [1, 2, 3, 5, 8];
  return sizes.flatMap((input) =>
    sizes.flatMap((kernel) => [1, 2, 3].flatMap((stride) => [1, 2].map((d) => [input, kernel, stride, d] as const))),
  );
}
