import { type Case, part } from './case.ts';

/** What a way of running a case gave: per invocation the bytes of every output. */
export type Answers = readonly (readonly Uint8Array[])[];

/** Null when the answers are right, else where they first differ. */
export function difference(c: Case, answers: Answers): string | null {
  const last = c.meta.compare === 'last';
  const seen = last ? answers.slice(-1) : answers;
  if (answers.length !== c.meta.invocations) return `${answers.length} invocations of ${c.meta.invocations}`;
  for (const [n, outputs] of seen.entries()) {
    for (const [o, wanted] of c.expected.entries()) {
      const text = outputDifference(c, o, part(wanted, n, seen.length), outputs[o]);
      if (text !== null) return `invocation ${last ? c.meta.invocations - 1 : n}, output ${o}: ${text}`;
    }
  }
  return null;
}

function outputDifference(c: Case, o: number, wanted: Uint8Array, got: Uint8Array | undefined): string | null {
  if (got === undefined || got.length !== wanted.length)
    return `${got?.length ?? 0} bytes where ${wanted.length} are right`;
  if (c.meta.outputs[o]?.[0] === 'FLOAT32' && !c.meta.exact) return floatDifference(wanted, got);
  const wrong = wanted.findIndex((byte, i) => byte !== got[i]);
  if (wrong < 0) return null;
  const count = wanted.reduce((sum, byte, i) => sum + (byte === got[i] ? 0 : 1), 0);
  return `${count} of ${wanted.length} bytes differ, first byte ${wrong}: ${got[wrong]} where ${wanted[wrong]} is right`;
}

/** 2 units in the last place, or 1e-5 of the largest magnitude of this output. */
function floatDifference(wanted: Uint8Array, got: Uint8Array): string | null {
  const [a, b] = [floats(wanted), floats(got)];
  const largest = a.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0);
  const wrong = a.findIndex((x, i) => !close(x, b[i]!, largest));
  return wrong < 0 ? null : `element ${wrong}: ${b[wrong]} where ${a[wrong]} is right`;
}

function close(x: number, y: number, largest: number): boolean {
  if (Object.is(x, y) || x === y || (Number.isNaN(x) && Number.isNaN(y))) return true;
  return Math.abs(x - y) <= 1e-5 * largest || Math.abs(ordinal(x) - ordinal(y)) <= 2;
}

function floats(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

/** Neighbouring floats have neighbouring numbers. */
function ordinal(x: number): number {
  const bits = new Int32Array(Float32Array.of(x).buffer)[0]!;
  return bits < 0 ? -2147483648 - bits : bits;
}
