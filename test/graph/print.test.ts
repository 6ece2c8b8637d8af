import { describe, expect, it } from 'vitest';
import { digest, printGraph, shortFloat } from '../../src/graph/print.ts';
import { findOp } from '../../src/ops/index.ts';
import { parseModel } from '../../src/parse/model.ts';
import { buildModel } from '../helpers/build-model.ts';

it('prints everything that matters and nothing that differs between machines', () => {
  const file = buildModel({
    name: 'main',
    description: 'a test',
    tensors: [
      { name: 'x', dtype: 'int8', shape: [1, 4], shapeSignature: [-1, 4], scale: 0.1, zeroPoint: -3 },
      { name: 'w', dtype: 'int8', shape: [2, 4], scale: [0.5, 0.25], axis: 0, data: [1, 2, 3, 4, 5, 6, 7, -1] },
      { name: 'y', dtype: 'int8', shape: [1, 2], scale: 1 },
      { name: 'long', dtype: 'int32', shape: [8], data: [1, 2, 3, 4, 5, 6, 7, 8] },
      { name: 'state', dtype: 'int8', shape: [3], isVariable: true, scale: 1 },
    ],
    operators: [
      { kind: 'FULLY_CONNECTED', version: 4, options: { fused_activation_function: 'relu' }, inputs: [0, 1, -1], outputs: [2] },
      { kind: 'RFFT2D', inputs: [2, 3, 4], outputs: [2] },
    ],
    inputs: [0],
    outputs: [2],
    signatures: [{ key: 'serve', subgraph: 0, inputs: { x: 0 }, outputs: { y: 2 } }],
    metadata: [{ name: 'note', data: new Uint8Array([1, 255]) }],
  }); // prettier-ignore
  expect(printGraph(parseModel(file, findOp))).toBe(`description "a test"

subgraph 0 "main"  2 operators, 5 tensors
  in   %0 int8 1x4  open -1x4  scale 0.1 zero -3  "x"
  out  %2 int8 1x2  scale 1 zero 0  "y"

  op 0  FULLY_CONNECTED  v4  activation relu, keepDims false, weightsFormat default, quantizedBiasType float32
    %0 int8 1x4  open -1x4  scale 0.1 zero -3  "x"
    %1 int8 2x4  2 scales 0.25..0.5 zero 0 axis 0  = 8 B [01 02 03 04 05 06 07 ff]  "w"
    none
    -> %2 int8 1x2  scale 1 zero 0  "y"

  op 1  RFFT2D  v1
    %2 int8 1x2  scale 1 zero 0  "y"
    %3 int32 8  = 32 B #9a4dca4d  "long"
    %4 int8 3  scale 1 zero 0  variable  "state"
    -> %2 int8 1x2  scale 1 zero 0  "y"

signature "serve"  subgraph 0  "x" %0 -> "y" %2

metadata "note"  2 B [01 ff]
`);
});

describe('shortFloat', () => {
  it.each([
    [0.1, '0.1'],
    [Math.fround(0.1), '0.1'],
    [Math.fround(1 / 3), '0.33333334'],
    [1e-10, '1e-10'],
    [0, '0'],
    [255, '255'],
    [Math.fround(16777216), '16777216'],
  ])('%d is %s', (value, text) => {
    expect(shortFloat(value)).toBe(text);
  });

  it('gives every float32 back', () => {
    const bits = new Uint32Array(1);
    const float = new Float32Array(bits.buffer);
    for (let i = 0; i < 2000; i++) {
      bits[0] = (i * 2654435761) % 0x7f800000;
      expect(Math.fround(Number(shortFloat(float[0] ?? 0)))).toBe(float[0]);
    }
  });
});

it.each([
  ['', '811c9dc5'],
  ['a', 'e40c292c'],
  ['foobar', 'bf9cf968'],
])('digests %j as the published FNV-1a value', (text, hash) => {
  expect(digest(new TextEncoder().encode(text))).toBe(hash);
});
