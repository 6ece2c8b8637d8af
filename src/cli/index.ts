import { boards } from './boards.ts';
import type { Command } from './command.ts';
import { compile } from './compile.ts';
import { doctor } from './doctor.ts';

/** In the order of the help. */
export const commands: readonly Command[] = [compile, boards, doctor];
