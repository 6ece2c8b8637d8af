import { expect, it } from 'vitest';
import { checkModels } from '../helpers/check-models.ts';
import { customOpModel } from '../helpers/custom-op.ts';
import { signalOps } from '../helpers/signal-models.ts';

it('custom operators run on the host as their reference means, over seven invocations', async () => {
  const models = Object.entries(signalOps).map(([name, op]) => ({
    name,
    model: customOpModel(op),
    libm: op.outputs[0]?.dtype === 'float32',
  }));
  await checkModels(models, { invocations: 7 });
  expect(models.length).toBeGreaterThan(30);
});
