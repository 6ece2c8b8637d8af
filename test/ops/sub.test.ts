import { describe, expect, it } from 'vitest';
import { checkModels } from '../helpers/check-models.ts';
import { allCodes, allPairs, type Binary, binaryModel, broadcasts, int8 } from '../helpers/one-op.ts';

type Scales = Omit<Binary, 'shapes' | 'constant'>;

/** Each over all 65536 pairs of codes. */
const exhaustive: Readonly<Record<string, Scales>> = {
  'scales of their own': { a: int8(0.05173, -7), b: int8(0.02191, 30), out: int8(0.06317, 11) },
  'near ties': { a: int8(0.05, -7), b: int8(0.021, 30), out: int8(0.06, 11) },
  'fused relu6': { a: int8(0.1, -7), b: int8(0.07, 30), out: int8(0.05, -100), activation: 'relu6' },
};

describe('SUB', () => {
  it('runs on the host as its reference means, for all pairs of codes', async () => {
    const models = Object.entries(exhaustive).map(([name, scales]) => ({
      name,
      model: binaryModel('SUB', { ...scales, shapes: allPairs }),
      invocations: [[allCodes(), allCodes()]],
    }));
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });

  it('broadcasts', async () => {
    const scales = exhaustive['scales of their own']!;
    const models = Object.entries(broadcasts).map(([name, shapes]) => ({
      name,
      model: binaryModel('SUB', { ...scales, shapes }),
    }));
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });

  it('computes its factors in double, as TFLite Micro does', async () => {
    const scales = { a: int8(1.4), b: int8(0.3), out: int8(1.2) };
    const model = binaryModel('SUB', { ...scales, shapes: [[1], [1], [1]] });
    await checkModels([
      { name: 'double', model, invocations: [[Int8Array.of(-15), Int8Array.of(-8)]], expected: [[-15]] },
    ]);
    expect(model.length).toBeGreaterThan(0);
  });
});
