import { bench } from './bench.ts';
import { boards } from './boards.ts';
import type { Command } from './command.ts';
import { compile } from './compile.ts';
import { doctor } from './doctor.ts';
import { inspect } from './inspect.ts';
import { verify } from './verify.ts';

/** In the order of the help. */
export const commands: readonly Command[] = [inspect, compile, verify, bench, boards, doctor];
