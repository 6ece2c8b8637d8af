/** Reads output.bin and trace.bin; a program that ended too early leaves them cut off anywhere. */
import { failure, success, type Outcome } from './outcome.ts';
import { PROTOCOL_VERSION, type Cost, type InvocationResult, type Job, type JobResult } from './protocol.ts';
import type { LayerRecord, RunRecord, TraceMode, Unfinished } from './protocol.ts';
import { WordReader } from './word-reader.ts';

const COUNTED = 1;
const STACK_MEASURED = 2;
const RECORD_LAYER = 1;
const RECORD_INVOCATION = 2;

/** `outputCounts[model]` says how many outputs a model has; `counted` whether instructions mean anything. */
export function decodeRun(
  output: Uint8Array,
  trace: Uint8Array,
  jobs: readonly Job[],
  outputCounts: readonly number[],
  counted: boolean,
): Outcome<RunRecord> {
  const reader = new WordReader(output);
  if (reader.text(4) !== 'BFOU' || reader.word() !== PROTOCOL_VERSION) {
    return failure('run/protocol', 'output.bin is not an output file of this version', 'Build the firmware again.');
  }
  const flags = reader.word() ?? 0;
  const seen: Seen = { counted: counted && (flags & COUNTED) !== 0, stack: (flags & STACK_MEASURED) !== 0 };
  const layers = decodeTrace(trace, jobs, seen.counted);
  const results: JobResult[] = [];
  for (const [index, job] of jobs.entries()) {
    const result = readJob(reader, job, outputCounts[job.model] ?? 0, seen, (n) => layers.get(`${index}/${n}`) ?? []);
    if (result === null) break;
    results.push(result);
    if (result.invocations.length < job.invocations.length) break;
  }
  return success({ jobs: results, unfinished: reader.text(4) === 'DONE' ? null : whereEnded(jobs, results, layers) });
}

type Layers = ReadonlyMap<string, readonly LayerRecord[]>;

function whereEnded(jobs: readonly Job[], results: readonly JobResult[], layers: Layers): Unfinished {
  const last = results.length - 1;
  const done = results[last]?.invocations.length ?? 0;
  const inLast = last >= 0 && done < (jobs[last]?.invocations.length ?? 0);
  const at = inLast ? { job: last, invocation: done } : { job: last + 1, invocation: 0 };
  return { ...at, layers: layers.get(`${at.job}/${at.invocation}`) ?? [] };
}

interface Seen {
  readonly counted: boolean;
  readonly stack: boolean;
}

function readJob(
  reader: WordReader,
  job: Job,
  outputCount: number,
  seen: Seen,
  layersOf: (invocation: number) => readonly LayerRecord[],
): JobResult | null {
  const model = reader.word();
  const init = readCost(reader, seen);
  if (model === null || init === null) return null;
  const invocations: InvocationResult[] = [];
  for (let i = 0; i < job.invocations.length; i++) {
    const status = reader.word();
    const cost = readCost(reader, seen);
    const outputs = readOutputs(reader, outputCount);
    if (status === null || cost === null || outputs === null) break;
    invocations.push({ status: status | 0, ...cost, outputs, layers: layersOf(i) });
  }
  return { model, init, invocations };
}

function readCost(reader: WordReader, seen: Seen): Cost | null {
  const low = reader.word();
  const high = reader.word();
  const stack = reader.word();
  if (low === null || high === null || stack === null) return null;
  return {
    instructions: seen.counted ? high * 2 ** 32 + low : null,
    stackBytes: seen.stack ? stack : null,
  };
}

function readOutputs(reader: WordReader, count: number): readonly Uint8Array[] | null {
  const outputs: Uint8Array[] = [];
  for (let i = 0; i < count; i++) {
    const data = reader.bytes(reader.word() ?? Infinity);
    if (data === null) return null;
    outputs.push(data);
  }
  return outputs;
}

/** Layers by "job/invocation". A truncated last record is dropped. */
function decodeTrace(trace: Uint8Array, jobs: readonly Job[], counted: boolean): Layers {
  const reader = new WordReader(trace);
  const byInvocation = new Map<string, LayerRecord[]>();
  let current: LayerRecord[] = [];
  let mode: TraceMode = 'off';
  for (;;) {
    const kind = reader.word();
    const layer = reader.word();
    const bytes = reader.word();
    const instructions = reader.word();
    const crc = reader.word();
    if (kind === null || layer === null || bytes === null || instructions === null || crc === null) break;
    if (kind === RECORD_INVOCATION) {
      current = [];
      mode = jobs[layer]?.mode ?? 'off';
      byInvocation.set(`${layer}/${bytes}`, current);
    }
    if (kind !== RECORD_LAYER) continue;
    const data = mode === 'dump' ? reader.bytes(bytes) : null;
    if (mode === 'dump' && data === null) break;
    current.push({
      layer,
      bytes,
      instructions: counted ? instructions : null,
      crc: mode === 'crc' ? crc : null,
      data,
    });
  }
  return byInvocation;
}
