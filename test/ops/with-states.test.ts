import { expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { withStates } from '../../src/ops/with-states.ts';
import { wayOut } from '../../src/ops/way-out.ts';
import { genericBoard } from '../helpers/check-models.ts';
import { customOpModel } from '../helpers/custom-op.ts';
import { signalOps } from '../helpers/signal-models.ts';

const options = { fileName: 'm.tflite', name: 'm', backend: 'native', board: genericBoard, labels: [] } as const;

test('what an operator keeps becomes variable inputs, once', () => {
  const { graph } = compile(customOpModel(signalOps['framer']!), options).stages;
  const once = withStates(graph);
  const [main] = once.subgraphs;
  expect(main?.nodes[0]?.inputs).toEqual([0, 3, 4]);
  expect(main?.tensors.slice(3).map(({ dtype, shape, isVariable }) => ({ dtype, shape, isVariable }))).toEqual([
    { dtype: 'int16', shape: [1, 8], isVariable: true },
    { dtype: 'int32', shape: [], isVariable: true },
  ]);
  expect(withStates(once)).toEqual(once);
});

test.each([
  ['CUSTOM:FlexErf', /TFLITE_BUILTINS_INT8/],
  ['CUSTOM:TFLM_DECODE', /before the compression tool/],
  ['CUSTOM:ethos-u', /the \.tflite that Vela was given/],
  ['CUSTOM:TFLite_Detection_PostProcess', /cut the model before it/],
  ['CUSTOM:MyOwn', /build the model without it/],
  ['ACOS', /inspect --ops/],
])('%s has its own way out', (kind, hint) => expect(wayOut(kind)).toMatch(hint));
