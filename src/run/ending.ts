/** Turns an unhappy end into words: what happened, in which function, and how far the run had come. */
import type { SymbolSize } from './elf.ts';
import { failure, type Failure, type Outcome } from './outcome.ts';
import type { RunRecord } from './protocol.ts';
import type { Ended, RunOptions } from './run-types.ts';

/** As in harness/bf_io.h. */
const EXIT_FAULT = 70;
const EXIT_IO = 71;
const EXIT_PROTOCOL = 72;

const HINT_BUG = 'Emitted code must never do this; please report it together with the model.';

export function describeEnd(ended: Ended, options: RunOptions, record: Outcome<RunRecord>): Failure {
  const where = progress(options, record);
  const { text } = ended;
  if (ended.timedOut) return timedOut(ended.timeoutMs, where, text);
  if (ended.exitCode === EXIT_FAULT) return fault(text, options.build.symbols, where);
  if (ended.exitCode === EXIT_IO) return failure('run/harness-io', lastLine(text), 'Is the disk full?', text);
  if (ended.exitCode === EXIT_PROTOCOL) {
    return failure('run/protocol', lastLine(text), 'Give every invocation all bytes of every input.', text);
  }
  const sanitizer = /^.*(?:runtime error: |ERROR: AddressSanitizer: ).*$/m.exec(text);
  if (sanitizer !== null) return failure('run/sanitizer', `${sanitizer[0].trim()}${where}`, HINT_BUG, text);
  return crashed(ended, where);
}

function timedOut(milliseconds: number, where: string, text: string): Failure {
  const message = `the program did not end within ${milliseconds / 1000} s${where}`;
  return failure('run/timeout', message, 'Allow more time, or run fewer invocations at a time.', text);
}

/** The harness prints "fault: <cause>, pc 0x..., lr 0x..."; the symbol table adds the function. */
function fault(text: string, symbols: readonly SymbolSize[], where: string): Failure {
  const line = /^fault: (.*)$/m.exec(text)?.[1] ?? 'unknown cause';
  const inside = functionAt(/pc (0x[0-9a-f]+)/.exec(line)?.[1], symbols);
  const caller = functionAt(/lr (0x[0-9a-f]+)/.exec(line)?.[1], symbols);
  const named = inside !== null ? ` in ${inside}` : caller !== null ? ` in a call from ${caller}` : '';
  return failure('run/fault', `fault${named}: ${line}${where}`, HINT_BUG, text);
}

function functionAt(hex: string | undefined, symbols: readonly SymbolSize[]): string | null {
  const pc = Number(hex ?? NaN);
  const found = symbols.find(({ kind, address, bytes }) => kind === 'text' && pc >= address && pc < address + bytes);
  return found?.name ?? null;
}

function crashed({ exitCode, text }: Ended, where: string): Failure {
  const how = exitCode === undefined ? 'was killed' : `ended with exit code ${exitCode}`;
  return failure('run/crashed', `the program ${how}${where}`, HINT_BUG, text);
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

/** " (model conv, job 3, invocation 0, after layer 4)", or nothing when all was done. */
function progress({ jobs, models }: RunOptions, record: Outcome<RunRecord>): string {
  const unfinished = record.ok ? record.value.unfinished : null;
  const job = unfinished === null ? undefined : jobs[unfinished.job];
  if (unfinished === null || job === undefined) return '';
  const name = models[job.model]?.name ?? `number ${job.model}`;
  const layer = unfinished.layers.at(-1)?.layer;
  const after = layer === undefined ? '' : `, after layer ${layer}`;
  return ` (model ${name}, job ${unfinished.job}, invocation ${unfinished.invocation}${after})`;
}
