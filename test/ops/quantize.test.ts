import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/graph/values.ts';
import { compile } from '../../src/index.ts';
import { checkModels, genericBoard } from '../helpers/check-models.ts';
import { allCodes, int8, type Quantized, unaryModel } from '../helpers/one-op.ts';

const float: Quantized = { dtype: 'float32' };
const of = (dtype: Quantized['dtype'], scale: number, zeroPoint = 0): Quantized => ({ dtype, scale, zeroPoint });

interface Case {
  readonly from: Quantized;
  readonly to: Quantized;
  readonly values?: Value;
}

const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
const shorts = Int16Array.from({ length: 65536 }, (_, i) => i - 32768);
const words = Int32Array.from({ length: 2000 }, (_, i) => (i - 1000) * 2147483);
const ends = Int32Array.of(0, 1, -1, 2147483647, -2147483648, 70000, -70000);

const cases: Readonly<Record<string, Case>> = {
  'float to int8': { from: float, to: int8(0.1, 3) },
  'float to int16': { from: float, to: of('int16', 0.0003, -9) },
  'int8 to int8': { from: int8(0.1, 3), to: int8(0.13, -40), values: allCodes() },
  'int8 to uint8, another scale': { from: int8(0.1, 3), to: of('uint8', 0.13, 40), values: allCodes() },
  'int8 to uint8, same numbers': { from: int8(0.1, -2), to: of('uint8', 0.1, 126), values: allCodes() },
  'uint8 to int8, same numbers': { from: of('uint8', 0.1, 0), to: int8(0.1, -128), values: bytes },
  'uint8 to int8, another scale': { from: of('uint8', 0.1, 7), to: int8(0.021, 5), values: bytes },
  'int8 to int16': { from: int8(0.1, 3), to: of('int16', 0.0004, 100), values: allCodes() },
  'int8 to int32': { from: int8(0.1, 3), to: of('int32', 1e-9, 7), values: allCodes() },
  'int16 to int8': { from: of('int16', 0.001, 0), to: int8(0.2, -128), values: shorts },
  'int16 to int16': { from: of('int16', 0.3), to: of('int16', 0.2, 5), values: shorts },
  'int16 to int32, wrapping': { from: of('int16', 1.4), to: of('int32', 3e-5, 2147483000), values: shorts },
  'int32 to int8': { from: of('int32', 1e-7, 4), to: int8(1.1, 0), values: words },
  'int32 to int16, ends': { from: of('int32', 1e-3), to: of('int16', 1.1e-3, 7), values: ends },
};

describe('QUANTIZE', () => {
  it('runs on the host as its reference means', async () => {
    const models = Object.entries(cases).map(([name, { from, to, values }]) => ({
      name,
      model: unaryModel('QUANTIZE', from, to, [values?.length ?? 200]),
      ...(values ? { invocations: [[values]] } : {}),
    }));
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });

  it('only flips the sign between int8 and uint8 of the same real numbers', () => {
    const kernelOf = ({ from, to }: Case): string | undefined => {
      const options = { fileName: 'x', name: null, backend: 'native', board: genericBoard, labels: [] } as const;
      const { stages } = compile(unaryModel('QUANTIZE', from, to, [256]), options);
      return stages.kernels.steps[0]?.kernel.name;
    };
    expect(kernelOf(cases['int8 to uint8, same numbers']!)).toBe('flip_sign_8');
    expect(kernelOf(cases['uint8 to int8, same numbers']!)).toBe('flip_sign_8');
    expect(kernelOf(cases['int8 to uint8, another scale']!)).toBe('recode_8');
  });

  it.each<[string, Quantized, Quantized, Value, readonly number[]]>([
    ['halves go away from zero', float, int8(1), Float32Array.of(0.5, -0.5, 1.5, 2.5, -1.5), [1, -1, 2, 3, -2]],
    ['almost a half is none', float, int8(1), Float32Array.of(0.49999997, -0.49999997), [0, 0]],
    ['the division is a float32 one', float, int8(0.3), Float32Array.of(0.75), [3]],
    ['beyond int32', float, int8(1), oddFloats(), [127, -128, -128, -128, -128, -128, 127, -128, -128]],
    ['beyond int32, negative zero point', float, int8(1, -5), oddFloats(), [127, 127, 127, 127, 127, 127, 127, 127, -128]],
    ['the sum wraps', float, of('int16', 1, 1000), Float32Array.of(2147483520, 1e9), [-32768, 32767]],
    ['the sum wraps below', float, of('int16', 1, -1000), Float32Array.of(-2147483520), [32767]],
    ['the factor is a double', int8(0.3), int8(0.2), Int8Array.of(-1), [-2]],
    ['two roundings', of('int16', 0.05), int8(0.4), Int16Array.of(3), [1]],
    ['two roundings, negative', of('int16', 0.2), int8(0.9), Int16Array.of(-2), [-1]],
    ['int32 wraps', of('int16', 1.4), of('int32', 3e-5, 2147483000), Int16Array.of(1, -32768, 32767, 4000), [-2147437629, 618309654, -618357617, -1960817628]],
  ])('answers as TFLite Micro: %s', async (name, from, to, values, expected) => {
    const model = unaryModel('QUANTIZE', from, to, [values.length]);
    await checkModels([{ name, model, invocations: [[values]], expected: [expected] }]);
    expect(expected).toHaveLength(values.length);
  }); // prettier-ignore
});

function oddFloats(): Float32Array {
  return Float32Array.of(1e9, 2.5e9, -2.5e9, NaN, Infinity, -Infinity, 2147483520, -2147483648, -2147483520);
}
