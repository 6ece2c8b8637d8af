import { expect, it } from 'vitest';
import { nearest } from '../src/nearest.ts';

const known = ['c', 'cmake', 'pico', 'pico2', 'stm32f405', 'stm32f411', 'nano33ble'];

it.each([
  ['pic', 'pico'],
  ['picoo', 'pico'],
  ['stm32f4', 'stm32f405'],
  ['cmak', 'cmake'],
  ['nano33', 'nano33ble'],
  ['Nano33BLE', 'nano33ble'],
  ['esp32', null],
  ['', null],
])('%j means %j', (word, meant) => {
  expect(nearest(word, known)).toBe(meant);
});
