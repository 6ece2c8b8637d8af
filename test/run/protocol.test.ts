import { describe, expect, it } from 'vitest';
import { decodeRun } from '../../src/run/decode.ts';
import { encodeJobs, type Job } from '../../src/run/protocol.ts';
import { valueOf } from './fixtures.ts';

const jobs: readonly Job[] = [
  { model: 1, mode: 'crc', invocations: [[Uint8Array.of(7, 8), Uint8Array.of(9)]] },
  { model: 0, mode: 'dump', invocations: [[], []] },
];
const outputCounts = [1, 2];

type Part = number | string | Uint8Array;

/** Words as numbers, text and raw bytes as they are. */
function file(...rows: readonly (Part | readonly Part[])[]): Uint8Array {
  return Buffer.concat(
    rows
      .flat()
      .map((part) => (typeof part === 'number' ? word(part) : typeof part === 'string' ? Buffer.from(part) : part)),
  );
}

function word(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

const output = file(
  ['BFOU', 1, 3, 1, 50, 0, 16],
  [0, 5, 2, 100, 2, Uint8Array.of(1, 2), 1, Uint8Array.of(3)],
  [0, 60, 0, 24],
  [0xffffffff, 10, 0, 8, 1, Uint8Array.of(4)],
  [0, 11, 0, 8, 1, Uint8Array.of(5)],
  'DONE',
);
const trace = file(
  [2, 0, 0, 0, 0],
  [1, 4, 2, 90, 0xcafe],
  [2, 1, 0, 0, 0],
  [1, 0, 3, 30, 0, Uint8Array.of(6, 6, 6)],
  [2, 1, 1, 0, 0],
  [1, 0, 3, 31, 0, Uint8Array.of(7, 7, 7)],
);

describe('the command file', () => {
  it('holds jobs and inputs back to back', () => {
    const expected = file('BFIN', 1, 2, 1, 2, 1, Uint8Array.of(7, 8, 9), 0, 3, 2);
    expect([...encodeJobs(jobs)]).toEqual([...expected]);
  });
});

describe('the result files', () => {
  it('give status, costs, outputs and layers of every invocation', () => {
    const { jobs: results, unfinished } = valueOf(decodeRun(output, trace, jobs, outputCounts, true));
    expect(unfinished).toBeNull();
    expect(results[0]).toEqual({
      model: 1,
      init: { instructions: 50, stackBytes: 16 },
      invocations: [
        {
          status: 0,
          instructions: 2 * 2 ** 32 + 5,
          stackBytes: 100,
          outputs: [Buffer.of(1, 2), Buffer.of(3)],
          layers: [{ layer: 4, bytes: 2, instructions: 90, crc: 0xcafe, data: null }],
        },
      ],
    });
    expect(results[1]?.invocations.map(({ status, layers }) => [status, layers[0]?.data])).toEqual([
      [-1, Buffer.of(6, 6, 6)],
      [0, Buffer.of(7, 7, 7)],
    ]);
  });

  it('show no instructions when none were counted', () => {
    const { jobs: results } = valueOf(decodeRun(output, trace, jobs, outputCounts, false));
    expect(results[0]?.invocations[0]?.instructions).toBeNull();
    expect(results[0]?.invocations[0]?.layers[0]?.instructions).toBeNull();
  });

  it('are never taken for finished when cut off', () => {
    for (let length = 12; length < output.length; length++) {
      const cut = valueOf(decodeRun(output.subarray(0, length), trace, jobs, outputCounts, true));
      expect(cut.unfinished, `first ${length} bytes`).not.toBeNull();
    }
  });

  it('tell where a program stopped and which layer it had done', () => {
    const secondOfSecondJob = output.length - 4 - 21;
    const cut = valueOf(decodeRun(output.subarray(0, secondOfSecondJob), trace, jobs, outputCounts, true));
    expect(cut.unfinished).toMatchObject({ job: 1, invocation: 1, layers: [{ layer: 0 }] });
    expect(cut.jobs[1]?.invocations).toHaveLength(1);
  });

  it('lose at most the last record when the trace is cut off', () => {
    const cut = valueOf(decodeRun(output, trace.subarray(0, trace.length - 1), jobs, outputCounts, true));
    expect(cut.jobs[1]?.invocations.map(({ layers }) => layers.length)).toEqual([1, 0]);
  });

  it('are refused when they are something else', () => {
    expect(decodeRun(file('nope', 1, 0), trace, jobs, outputCounts, true)).toMatchObject({ code: 'run/protocol' });
  });
});
