import { allBoards, type Board } from '../index.ts';
import type { Command } from './command.ts';
import { roundSize, table } from './format.ts';

export const boards: Command = {
  name: 'boards',
  says: 'list the boards that --board knows',
  examples: ['bareflow boards', 'bareflow boards --json', 'bareflow compile model.tflite --board ./my-board.json'],
  declare: () => {},
  run: async () => {
    const all = allBoards();
    const text = `${table(head, all.map(row))}\n\n"left" is what remains for a model after stack, libraries and the application. A board of your own: --board ./my-board.json`;
    return { text, data: { boards: all }, problems: [], file: null };
  },
};

const head = ['board', 'core', 'extensions', '>clock', '>flash', '>left', '>RAM', '>left', 'name'];

function row(board: Board): readonly string[] {
  return [
    board.id,
    board.core,
    extensions(board),
    board.clockHz === 0 ? '-' : `${board.clockHz / 1e6} MHz`,
    memory(board.flashBytes),
    memory(board.flashBytes - board.reservedFlashBytes),
    memory(board.ramBytes),
    memory(board.ramBytes - board.reservedRamBytes),
    board.name,
  ];
}

function extensions(board: Board): string {
  const words = [board.dsp ? 'DSP' : '', board.mve ? 'MVE' : '', board.fpu === 'none' ? '' : `FPU ${board.fpu}`];
  return words.filter((word) => word !== '').join(', ') || '-';
}

/** The generic board has no limits of its own. */
function memory(bytes: number): string {
  return bytes === 0xffffffff ? '-' : roundSize(bytes);
}
