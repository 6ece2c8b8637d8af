import { output } from '../../graph/tensor.ts';
import type { DType, Op } from '../../graph/types.ts';
import { makeValue } from '../../graph/values.ts';
import { input } from '../../graph/tensor.ts';
import type { OpDef } from '../op.ts';

export type Function1 = (x: number) => number;
type Element = Extract<DType, 'int8' | 'int16' | 'float32'>;

type Given = 'tflite' | 'options' | 'readOptions' | 'rules' | 'kernels';

export interface UnaryDef<A> extends Pick<OpDef<A>, Given> {
  /** What each element becomes, by element type: codes become codes. A result is rounded to its type by the array. */
  readonly of: Readonly<Partial<Record<Element, (op: Op<A>) => Function1>>>;
  /** Where a type has no TFLite Micro answers. */
  readonly notes?: Readonly<Partial<Record<Element, string>>>;
}

/** An operator that does the same with every element. int8 needs no kernel: it becomes a table. */
export function unary<A>({ of, notes = {}, ...def }: UnaryDef<A>): OpDef<A> {
  const dtypes = Object.keys(of) as readonly Element[];
  return {
    ...def,
    types: dtypes.map((dtype) => {
      const note = notes[dtype];
      return { inputs: [dtype], outputs: [dtype], ...(note === undefined ? {} : { note }) };
    }),
    infer: (op) => [input(op, 0).shape],
    reference: (op, [source]) => {
      const become = of[output(op).dtype as Element]!(op);
      const out = makeValue(output(op).dtype, source!.length) as Float32Array;
      (source as Float32Array).forEach((x, i) => (out[i] = become(x)));
      return [out];
    },
    elementwise: true,
  };
}

/** The note of types that TFLite Micro refuses. */
export const asTflite = 'as the TFLite interpreter';
