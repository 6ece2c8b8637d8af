import { fail, problem } from '../../errors.ts';

/** A NumPy array: numbers, whether they are reals, and the shape. */
export interface Samples {
  readonly values: readonly number[];
  readonly real: boolean;
}

const readers: Readonly<Record<string, { bytes: number; real: boolean; at: (view: DataView, offset: number) => number }>> = {
  'i1': { bytes: 1, real: false, at: (v, o) => v.getInt8(o) },
  'u1': { bytes: 1, real: false, at: (v, o) => v.getUint8(o) },
  'b1': { bytes: 1, real: false, at: (v, o) => v.getUint8(o) },
  'i2': { bytes: 2, real: false, at: (v, o) => v.getInt16(o, true) },
  'i4': { bytes: 4, real: false, at: (v, o) => v.getInt32(o, true) },
  'i8': { bytes: 8, real: false, at: (v, o) => Number(v.getBigInt64(o, true)) },
  'f4': { bytes: 4, real: true, at: (v, o) => v.getFloat32(o, true) },
  'f8': { bytes: 8, real: true, at: (v, o) => v.getFloat64(o, true) },
}; // prettier-ignore

/** The .npy format, versions 1 to 3: magic, header length, a Python literal, then the elements. */
export function readNpy(bytes: Uint8Array, path: string): Samples {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = String.fromCharCode(...bytes.subarray(1, 6));
  if (bytes[0] !== 0x93 || magic !== 'NUMPY') wrong(path, 'it does not begin as a .npy file does');
  const long = (bytes[6] ?? 0) > 1;
  const start = long ? 12 : 10;
  const end = start + (long ? view.getUint32(8, true) : view.getUint16(8, true));
  const header = new TextDecoder('latin1').decode(bytes.subarray(start, end));
  const descr = /'descr':\s*'([<>|=])?(\w\d+)'/.exec(header);
  const reader = readers[descr?.[2] ?? ''];
  if (!reader || descr?.[1] === '>') wrong(path, `its element type ${descr?.[0] ?? 'is missing'} is not read here`);
  if (/'fortran_order':\s*True/.test(header)) wrong(path, 'it is in Fortran order');
  const count = Math.floor((bytes.length - end) / reader.bytes);
  return {
    values: Array.from({ length: count }, (_, i) => reader.at(view, end + i * reader.bytes)),
    real: reader.real,
  };
}

function wrong(path: string, got: string): never {
  fail(
    problem('option/invalid', `the input file cannot be used: ${path}`, {
      got,
      hint: 'save it with numpy.save(path, numpy.ascontiguousarray(array)) as int8, int16, int32, uint8 or float32',
    }),
  );
}
