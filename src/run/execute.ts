/** Runs a built program, on the host or in the emulator, and reads what it wrote. */
import { execa } from 'execa';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { decodeRun } from './decode.ts';
import { describeEnd } from './ending.ts';
import { machines, type Machine } from './machines.ts';
import { failure, success, type Outcome } from './outcome.ts';
import { encodeJobs, type RunRecord } from './protocol.ts';
import type { Ended, Run, RunOptions } from './run-types.ts';
import { findTool } from './tools.ts';

export async function runFirmware(options: RunOptions): Promise<Outcome<Run>> {
  const command = await commandFor(options);
  if (!command.ok) return command;
  await mkdir(options.workDir, { recursive: true });
  const folder = await mkdtemp(join(options.workDir, 'run-'));
  await writeFile(join(folder, 'input.bin'), encodeJobs(options.jobs));
  const ended = await execute(command.value, folder, options.timeoutMs ?? 60_000);
  const record = await readRecord(folder, options);
  await rm(folder, { recursive: true, force: true });
  // The emulator ends with 0 when it is told to stop, so the time comes first.
  if (ended.timedOut || ended.exitCode !== 0) return describeEnd(ended, options, record);
  if (!record.ok) return record;
  if (record.value.unfinished !== null)
    return failure('run/protocol', 'the program left its output unfinished', '', ended.text);
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

async function execute({ file, args }: Command, folder: string, timeoutMs: number): Promise<Ended> {
  const env = { ASAN_OPTIONS: 'detect_leaks=0', UBSAN_OPTIONS: 'print_stacktrace=1' };
  const options = { cwd: folder, reject: false, stdin: 'ignore', all: true, timeout: timeoutMs, env } as const;
  const result = await execa(file, args, { ...options, forceKillAfterDelay: 1000 });
  const text = result.all ?? '';
  const why = result.exitCode === undefined && text === '' ? (result.shortMessage ?? '') : text;
  return { exitCode: result.exitCode, timedOut: result.timedOut, timeoutMs, text: why };
}

async function readRecord(folder: string, { jobs, models, count, build }: RunOptions): Promise<Outcome<RunRecord>> {
  const read = (name: string) => readFile(join(folder, name)).catch(() => Buffer.alloc(0));
  const [output, trace] = await Promise.all([read('output.bin'), read('trace.bin')]);
  const outputCounts = models.map(({ outputCount }) => outputCount);
  return decodeRun(output, trace, jobs, outputCounts, build.core !== 'host' && count === true);
}
