import { expect, it } from 'vitest';
import { findBoard } from '../../src/boards/load.ts';
import { createSession } from '../../src/errors.ts';
import { findOp } from '../../src/ops/index.ts';
import { parseModel } from '../../src/parse/model.ts';
import { lifeBar } from '../../src/plan/life-bar.ts';
import { planModel } from '../../src/plan/index.ts';
import { printKernels, printPlan, printSchedule } from '../../src/plan/print.ts';
import { buildModel } from '../helpers/build-model.ts';

const quant = { scale: 0.5, zeroPoint: 0 };

/** A dense layer between two renamings: x 2x4 -> 8 -> dense 1x3 -> 3. */
const stages = planModel(
  parseModel(
    buildModel({
      tensors: [
        { name: 'x', dtype: 'int8', shape: [2, 4], ...quant },
        { name: 'flat', dtype: 'int8', shape: [1, 8], ...quant },
        { name: 'w', dtype: 'int8', shape: [3, 8], ...quant, data: new Int8Array(24).fill(1) },
        { name: 'dense', dtype: 'int8', shape: [1, 3], ...quant },
        { name: 'y', dtype: 'int8', shape: [3], ...quant },
      ],
      operators: [
        { kind: 'RESHAPE', options: { new_shape: [1, 8] }, inputs: [0], outputs: [1] },
        { kind: 'FULLY_CONNECTED', inputs: [1, 2, -1], outputs: [3] },
        { kind: 'RESHAPE', options: { new_shape: [3] }, inputs: [3], outputs: [4] },
      ],
      inputs: [0],
      outputs: [4],
    }),
    findOp,
  ),
  { backend: 'native', board: findBoard('pico') },
  createSession(),
);

it('prints the schedule: steps, and which tensors share bytes', () => {
  expect(printSchedule(stages.schedule)).toBe(`schedule  1 steps, 2 buffers
  step 0  op 1 FULLY_CONNECTED  %1 %2 none -> %3
buffers
  %0  8 B  steps -1..0  shared by %1  "x"
  %3  3 B  steps 0..1  shared by %4  "dense"
`);
});

it('prints the kernels with what they are given', () => {
  const text = printKernels(stages.kernels);
  expect(text).toContain('kernels  board pico (cortex-m0plus), 1 steps\n');
  expect(text).toMatch(/^ {2}step 0 {2}op 1 FULLY_CONNECTED {2}\w+ \(native\) {2}24 MACs$/m);
  expect(text).toMatch(/^ {4}constant weights {2}Int8Array\[24\] #[0-9a-f]{8} align 4$/m);
  expect(text).toMatch(/^ {4}considered \w+: about \d+ instructions$/m);
});

it('prints the plan with its arena map and peak', () => {
  expect(printPlan(stages.plan)).toBe(`plan  arena 11 B align 4, state 0 B, constants ${stages.plan.constBytes} B
no placement needs less than 11 B
peak 11 B at step 0, op 1 FULLY_CONNECTED
         8 B  %0 "x"
         3 B  %3 "dense"

map
  arena +0                8 B  steps -1..0   ##########################..............  %0 "x"
  arena +8                3 B  steps 0..1    .............###########################  %3 "dense"
`);
});

it.each([
  [{ first: -1, last: 8 }, '##########'],
  [{ first: -1, last: 0 }, '##........'],
  [{ first: 4, last: 4 }, '.....#....'],
  [{ first: 7, last: 8 }, '........##'],
])('draws the life %j of eight steps as %s', (lifetime, bar) => {
  expect(lifeBar(lifetime, 8, 10)).toBe(bar);
});
