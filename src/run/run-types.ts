import type { Build } from './build-types.ts';
import type { HarnessModel } from './harness-main.ts';
import type { Job, JobResult } from './protocol.ts';

export interface RunOptions {
  readonly build: Build;
  readonly jobs: readonly Job[];
  /** The models in the program's table, as given to harnessMain. */
  readonly models: readonly HarnessModel[];
  /** Where a folder for this run may be made; it is removed afterwards. */
  readonly workDir: string;
  /** Counts instructions (emulated cores only); slower, up to five times for tight loops. */
  readonly count?: boolean;
  /** 60 seconds when absent. */
  readonly timeoutMs?: number;
}

export interface Run {
  readonly jobs: readonly JobResult[];
  /** Everything the program printed. */
  readonly text: string;
}

/** How a program ended. */
export interface Ended {
  /** Undefined when it was killed or never started. */
  readonly exitCode: number | undefined;
  readonly timedOut: boolean;
  readonly timeoutMs: number;
  readonly text: string;
}
