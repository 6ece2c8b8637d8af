import type { Board } from '../../src/boards/board.ts';
import { genericBoard } from './check-models.ts';

/** A core with the DSP extension and all the memory it wants. */
export const dspBoard: Board = {
  ...genericBoard,
  id: 'dsp',
  core: 'cortex-m4',
  dsp: true,
  fpu: 'single',
  emulator: 'cortex-m4',
};
