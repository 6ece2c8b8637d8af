/** Runs a built program, on the host or in the emulator, and reads what it wrote. */
import { execa } from 'execa';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Build } from './build-types.ts';
import type { SymbolSize } from './elf.ts';
import { machines, type Machine } from './machines.ts';
import { failure, success, type Failure, type Outcome } from './outcome.ts';
import { decodeRun, encodeJobs, type Job, type JobResult, type RunRecord } from './protocol.ts';
import { findTool } from './tools.ts';

export interface RunOptions {
  readonly build: Build;
  readonly jobs: readonly Job[];
  /** How many outputs each model of the program's table has. */
  readonly outputCounts: readonly number[];
  /** Where a folder for this run may be made; it is removed afterwards. */
  readonly workDir: string;
  /** Counts instructions (emulated cores only); about five times slower. */
  readonly count?: boolean;
  /** 60 seconds when absent. */
  readonly timeoutMs?: number;
}

export interface Run {
  readonly jobs: readonly JobResult[];
  /** Everything the program printed. */
  readonly text: string;
}

const EXIT_FAULT = 70;
const EXIT_IO = 71;
const EXIT_PROTOCOL = 72;

export async function runFirmware(options: RunOptions): Promise<Outcome<Run>> {
  const command = await commandFor(options);
  if (!command.ok) return command;
  await mkdir(options.workDir, { recursive: true });
  const folder = await mkdtemp(join(options.workDir, 'run-'));
  await writeFile(join(folder, 'input.bin'), encodeJobs(options.jobs));
  const ended = await execute(command.value, folder, options.timeoutMs ?? 60_000);
  const record = await readRecord(folder, options);
  await rm(folder, { recursive: true, force: true });
  if (ended.exitCode !== 0) return describeEnd(ended, options, record);
  if (!record.ok) return record;
  if (!record.value.complete) return failure('run/protocol', 'the program left its output unfinished', '', ended.text);
  return success({ jobs: record.value.jobs, text: ended.text });
}

interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

async function commandFor({ build, count = false }: RunOptions): Promise<Outcome<Command>> {
  const program = resolve(build.program);
  if (build.core === 'host') return success({ file: program, args: [] });
  const qemu = await findTool('qemu');
  if (!qemu.ok) return qemu;
  return success({ file: qemu.value.command, args: qemuArguments(machines[build.core], program, count) });
}

function qemuArguments(machine: Machine, program: string, count: boolean): readonly string[] {
  const cpu = machine.qemuCpu === null ? [] : ['-cpu', machine.qemuCpu];
  const icount = count ? ['-icount', `shift=${machine.counter.icountShift},sleep=off`] : [];
  const quiet = ['-display', 'none', '-monitor', 'none', '-serial', 'null'];
  const semihosting = ['-semihosting-config', 'enable=on,target=native'];
  return ['-M', machine.qemuMachine, ...cpu, ...quiet, ...semihosting, ...icount, '-kernel', program];
}

interface Ended {
  readonly exitCode: number | undefined;
  readonly timedOut: boolean;
  readonly timeoutMs: number;
  readonly text: string;
}

async function execute({ file, args }: Command, folder: string, timeoutMs: number): Promise<Ended> {
  const env = { ASAN_OPTIONS: 'detect_leaks=0', UBSAN_OPTIONS: 'print_stacktrace=1' };
  const options = { cwd: folder, reject: false, stdin: 'ignore', all: true, timeout: timeoutMs, env } as const;
  const result = await execa(file, args, { ...options, forceKillAfterDelay: 1000 });
  const text = result.all ?? '';
  const why = result.exitCode === undefined && text === '' ? (result.shortMessage ?? '') : text;
  return { exitCode: result.exitCode, timedOut: result.timedOut, timeoutMs, text: why };
}

async function readRecord(
  folder: string,
  { jobs, outputCounts, count, build }: RunOptions,
): Promise<Outcome<RunRecord>> {
  const read = (name: string) => readFile(join(folder, name)).catch(() => Buffer.alloc(0));
  const [output, trace] = await Promise.all([read('output.bin'), read('trace.bin')]);
  return decodeRun(output, trace, jobs, outputCounts, build.core !== 'host' && count === true);
}

/** Turns an unhappy end into words: what happened, in which function, and how far the run had come. */
function describeEnd(ended: Ended, options: RunOptions, record: Outcome<RunRecord>): Failure {
  const where = progress(options.jobs, record);
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

const HINT_BUG = 'Emitted code must never do this; please report it together with the model.';

function timedOut(milliseconds: number, where: string, text: string): Failure {
  const message = `the program did not end within ${milliseconds / 1000} s${where}`;
  return failure('run/timeout', message, 'Allow more time, or run fewer invocations at a time.', text);
}

/** The harness prints "fault: <cause>, pc 0x..., ..."; the symbol table adds the function. */
function fault(text: string, symbols: readonly SymbolSize[], where: string): Failure {
  const line = /^fault: (.*)$/m.exec(text)?.[1] ?? 'unknown cause';
  const pc = Number(/pc (0x[0-9a-f]+)/.exec(line)?.[1] ?? NaN);
  const inside = symbols.find(({ kind, address, bytes }) => kind === 'text' && pc >= address && pc < address + bytes);
  const named = inside === undefined ? '' : ` in ${inside.name}`;
  return failure('run/fault', `fault${named}: ${line}${where}`, HINT_BUG, text);
}

function crashed({ exitCode, text }: Ended, where: string): Failure {
  const how = exitCode === undefined ? 'was killed' : `ended with exit code ${exitCode}`;
  return failure('run/crashed', `the program ${how}${where}`, HINT_BUG, text);
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

function progress(jobs: readonly Job[], record: Outcome<RunRecord>): string {
  if (!record.ok) return '';
  const { jobs: done } = record.value;
  const last = done.at(-1);
  const lastIsDone = last === undefined || last.invocations.length === jobs[done.length - 1]?.invocations.length;
  const index = lastIsDone ? done.length : done.length - 1;
  const job = jobs[index];
  if (job === undefined) return '';
  return ` (job ${index}, model ${job.model}, invocation ${lastIsDone ? 0 : (last?.invocations.length ?? 0)})`;
}
