/** What harness/bf_runner.h describes, from the other side: the jobs that go in and the results that come out. */

export const PROTOCOL_VERSION = 1;

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
  /** The invocation in which the program ended too early, with the layers it still got done; `jobs` stops before. */
  readonly unfinished: Unfinished | null;
}

export interface Unfinished {
  readonly job: number;
  readonly invocation: number;
  readonly layers: readonly LayerRecord[];
}

export function encodeJobs(jobs: readonly Job[]): Uint8Array {
  const chunks: Uint8Array[] = [new TextEncoder().encode('BFIN'), words(PROTOCOL_VERSION, jobs.length)];
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
