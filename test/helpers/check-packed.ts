import { expect } from 'vitest';
import { compile } from '../../src/index.ts';
import { checkModels, genericBoard } from './check-models.ts';

/** Checks a model of one operator on a board whose flash is a byte short of what its fastest kernel's tables take. */
export async function checkPacked(model: Uint8Array): Promise<void> {
  const settings = { fileName: 'packed.tflite', name: 'packed', backend: 'native', labels: [] } as const;
  const fast = compile(model, { ...settings, board: genericBoard });
  const board = { ...genericBoard, flashBytes: fast.summary.constBytes - 1 };
  const [step] = compile(model, { ...settings, board }).stages.plan.kernelPlan.steps;
  expect(step?.kernel.name).toMatch(/_s4$/);
  await checkModels([{ name: 'packed', model }], { board });
}
