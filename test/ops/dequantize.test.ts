import { describe, expect, it } from 'vitest';
import { checkModels } from '../helpers/check-models.ts';
import { allCodes, int8, type Quantized, unaryModel } from '../helpers/one-op.ts';

const uint8 = (scale: number, zeroPoint: number): Quantized => ({ dtype: 'uint8', scale, zeroPoint });
const int16 = (scale: number, zeroPoint = 0): Quantized => ({ dtype: 'int16', scale, zeroPoint });
const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
const shorts = Int16Array.from({ length: 65536 }, (_, i) => i - 32768);

const cases = {
  int8: [int8(0.1, 3), allCodes()],
  'int8, a tiny scale': [int8(1.1754944e-38, -128), allCodes()],
  'int8, a huge scale': [int8(3e37, 100), allCodes()],
  uint8: [uint8(0.0234567, 131), bytes],
  int16: [int16(0.000305187), shorts],
  'int16 with a zero point': [int16(0.7, -1234), shorts],
} as const;

describe('DEQUANTIZE', () => {
  it('runs on the host as its reference means, for all codes', async () => {
    const models = Object.entries(cases).map(([name, [from, codes]]) => ({
      name,
      model: unaryModel('DEQUANTIZE', from, { dtype: 'float32' }, [codes.length]),
      invocations: [[codes]],
    }));
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });

  it('rounds the exact product once', async () => {
    const expected = [Math.fround(Math.fround(0.1) * -131), 0, Math.fround(Math.fround(0.1) * 124)];
    const model = unaryModel('DEQUANTIZE', int8(0.1, 3), { dtype: 'float32' }, [3]);
    await checkModels([{ name: 'three', model, invocations: [[Int8Array.of(-128, 3, 127)]], expected: [expected] }]);
    expect(expected).toHaveLength(3);
  });
});
