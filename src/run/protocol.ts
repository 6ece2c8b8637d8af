/** The files that harness/bf_runner.h describes, from the other side. */
import { failure, success, type Outcome } from './outcome.ts';

const VERSION = 1;
const COUNTED = 1;
const STACK_MEASURED = 2;
const RECORD_LAYER = 1;
const RECORD_INVOCATION = 2;

export const traceModes = ['off', 'count', 'crc', 'dump'] as const;
export type TraceMode = (typeof traceModes)[number];

export interface Job {
  /** Index into the table of models. */
  readonly model: number;
  readonly mode: TraceMode;
  /** Per invocation the bytes of each input. */
  readonly invocations: readonly (readonly Uint8Array[])[];
}

export interface JobResult {
  readonly model: number;
  readonly init: Cost;
  readonly invocations: readonly InvocationResult[];
}

/** Null where the machine cannot tell: always on the host, instructions also when the run was not counted. */
export interface Cost {
  readonly instructions: number | null;
  readonly stackBytes: number | null;
}

export interface InvocationResult extends Cost {
  /** What invoke returned; 0 is good. */
  readonly status: number;
  readonly outputs: readonly Uint8Array[];
  /** In the order in which they ran; empty in mode off. */
  readonly layers: readonly LayerRecord[];
}

export interface LayerRecord {
  readonly layer: number;
  readonly bytes: number;
  readonly instructions: number | null;
  /** Mode crc. */
  readonly crc: number | null;
  /** Mode dump. */
  readonly data: Uint8Array | null;
}

export interface RunRecord {
  readonly jobs: readonly JobResult[];
  /** False when the program ended before its last job did; `jobs` then holds what came before. */
  readonly complete: boolean;
}

export function encodeJobs(jobs: readonly Job[]): Uint8Array {
  const chunks: Uint8Array[] = [new TextEncoder().encode('BFIN'), words(VERSION, jobs.length)];
  for (const job of jobs) {
    chunks.push(words(job.model, traceModes.indexOf(job.mode), job.invocations.length));
    chunks.push(...job.invocations.flat());
  }
  return concat(chunks);
}

function words(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setUint32(4 * i, value, true));
  return bytes;
}

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** `outputCounts[model]` says how many outputs a model has; `counted` whether instructions mean anything. */
export function decodeRun(
  output: Uint8Array,
  trace: Uint8Array,
  jobs: readonly Job[],
  outputCounts: readonly number[],
  counted: boolean,
): Outcome<RunRecord> {
  const reader = new WordReader(output);
  if (reader.text(4) !== 'BFOU' || reader.word() !== VERSION) {
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
  return success({ jobs: results, complete: reader.text(4) === 'DONE' });
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
function decodeTrace(
  trace: Uint8Array,
  jobs: readonly Job[],
  counted: boolean,
): ReadonlyMap<string, readonly LayerRecord[]> {
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

/** Reads forward; past the end everything is null. */
class WordReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  word(): number | null {
    const taken = this.bytes(4);
    return taken === null ? null : new DataView(taken.buffer, taken.byteOffset, 4).getUint32(0, true);
  }

  bytes(count: number): Uint8Array | null {
    if (this.#at + count > this.#bytes.length) {
      this.#at = this.#bytes.length;
      return null;
    }
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  text(count: number): string | null {
    const taken = this.bytes(count);
    return taken === null ? null : new TextDecoder().decode(taken);
  }
}
