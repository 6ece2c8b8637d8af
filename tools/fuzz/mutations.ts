/** Damaged versions of a file, always the same ones. */
export interface Mutation {
  /** What was done, to find it again. */
  readonly says: string;
  readonly bytes: Uint8Array;
}

/** The file cut before each byte, every `step`-th. */
export function* truncations(file: Uint8Array, step = 1): Generator<Mutation> {
  for (let length = 0; length < file.length; length += step) {
    yield { says: `cut to ${length} bytes`, bytes: file.slice(0, length) };
  }
}

/** One byte changed at a time: half of them anywhere, half where the file is not a table of weights. */
export function* byteChanges(file: Uint8Array, count: number, seed: number): Generator<Mutation> {
  const random = randomNumbers(seed);
  const structure = structureBytes(file);
  for (let i = 0; i < count; i++) {
    const at = i % 2 === 0 ? random(file.length) : structure[random(structure.length)]!;
    const old = file[at]!;
    const value = interesting[random(interesting.length)] ?? random(256);
    const bytes = file.slice();
    bytes[at] = value === old ? value ^ (1 << random(8)) : value;
    yield { says: `byte ${at} from ${old} to ${bytes[at]}`, bytes };
  }
}

/** Offsets and counts break in other ways at their extremes; the gaps stand for any number. */
const interesting = [0, 1, 127, 128, 254, 255, undefined, undefined, undefined, undefined];

/** Bytes near a zero: offsets, counts, vtables and small numbers, unlike weights. */
function structureBytes(file: Uint8Array): readonly number[] {
  const near = [...file.keys()].filter((i) => file.subarray(Math.max(0, i - 3), i + 4).includes(0));
  return near.length > 0 ? near : [...file.keys()];
}

/** A linear congruential generator; only its upper bits are used. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
