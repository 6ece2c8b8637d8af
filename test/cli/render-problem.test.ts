import { expect, it } from 'vitest';
import { renderProblems } from '../../src/cli/render-problem.ts';
import { problem } from '../../src/errors.ts';

it('renders place, rule, what was seen and the way out', () => {
  const broken = problem('op/rule', 'dilation is 1 when depth_multiplier is above 1', {
    at: { op: 3, kind: 'DEPTHWISE_CONV_2D', name: 'depthwise_conv2d_1' },
    got: 'dilation 2x2, depth_multiplier 4',
    hint: 'export with dilation_rate=1',
  });
  expect(renderProblems([broken], 'kws.tflite')).toBe(
    `error[op/rule] kws.tflite, op 3 DEPTHWISE_CONV_2D "depthwise_conv2d_1"
  rule  dilation is 1 when depth_multiplier is above 1
  got   dilation 2x2, depth_multiplier 4
  hint  export with dilation_rate=1
`,
  );
});

it('renders the same problem of several operators once', () => {
  const on = (op: number) => problem('op/unsupported', 'RFFT2D is not supported', { at: { op, kind: 'RFFT2D', name: `r${op}` } });
  const text = renderProblems([on(2), on(5), on(9)], 'a.tflite');
  expect(text).toBe('error[op/unsupported] a.tflite, op 2 RFFT2D "r2" and 2 more (ops 5, 9)\n  what  RFFT2D is not supported\n');
}); // prettier-ignore

it('keeps different problems apart', () => {
  const on = (kind: string, got: string) => problem('op/types', 'no', { at: { op: 1, kind, name: 'n' }, got });
  expect(renderProblems([on('ADD', 'a'), on('ADD', 'b'), on('SUB', 'a')], null).match(/^error/gm)).toHaveLength(3);
});

it('names byte and tensor, and puts the message first where there is no place', () => {
  expect(renderProblems([problem('parse/truncated', 'cut', { at: { byte: 12 } })], 'a.tflite')).toContain(
    'error[parse/truncated] a.tflite, byte 12\n  what  cut\n',
  );
  expect(renderProblems([problem('option/invalid', '--x is y')], 'a.tflite')).toBe('error[option/invalid] --x is y\n');
});

it('lets no name of the file steer the terminal', () => {
  const text = renderProblems([problem('op/rule', 'a', { at: { tensor: 'x\u001b[2Jy\u0007\rz' }, got: '\u202eabc' })], 'a');
  expect(text).not.toMatch(/[^\P{C}\n]/u);
  expect(text).toContain('x?[2Jy??z');
}); // prettier-ignore

it('shortens the names of fused layers to the last one', () => {
  const name = `net/relu/Relu;${'deep/'.repeat(30)}BiasAdd`;
  const [title = ''] = renderProblems([problem('op/rule', 'a', { at: { op: 0, kind: 'ADD', name } })], 'a').split('\n');
  expect(title).toMatch(/"\.\.\.[^"]*BiasAdd"$/);
  expect(title.length).toBeLessThan(100);
});
