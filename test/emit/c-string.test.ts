import { expect, it } from 'vitest';
import { cString } from '../../src/emit/c-string.ts';

it.each([
  ['yes', '"yes"'],
  ['a "b" \\c', '"a \\"b\\" \\\\c"'],
  ['what??/', '"what\\?\\?/"'],
  ['n\u00f61', '"n\\303\\2661"'],
  ['tab\tnul\u0000', '"tab\\011nul\\000"'],
])('%j is %s', (text, literal) => {
  expect(cString(text)).toBe(literal);
});
