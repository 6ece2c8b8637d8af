import { boards } from '../../src/assets.generated.ts';
import type { Board } from '../../src/boards/board.ts';
import type { CoreId } from '../../src/run/index.ts';

/** The emulated board of a core with all the memory it could want, so that only the answers decide; generic for the host. */
export function loadBoard(core: CoreId | null): Board {
  const id = core === null ? 'generic' : `qemu-${core.replace('cortex-', '')}`;
  const text = boards[`${id}.json`] ?? boards['generic.json']!;
  const board = JSON.parse(text) as Board;
  return { ...board, flashBytes: 2 ** 32, ramBytes: 2 ** 32, reservedRamBytes: 0, reservedFlashBytes: 0 };
}
