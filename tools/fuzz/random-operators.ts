import type { TypeRow } from '../../src/ops/op.ts';
import { ops } from '../../src/ops/index.ts';
import { enums, fieldIds, type BuiltinOperator, type Field, type OptionsTable } from '../../src/parse/schema.ts';
import { buildModel, type ModelSpec, type TensorSpec } from '../../test/helpers/build-model.ts';
import { randomNumbers } from './mutations.ts';

type Random = (below: number) => number;

/** A model of one operator, which may be rebuilt with other output shapes. */
export interface RandomOperator {
  readonly says: string;
  readonly build: (outputShapes: readonly (readonly number[] | undefined)[]) => Uint8Array;
}

/** Operators as no converter writes them: wild options, shapes, types and quantization, now and then all of it sane. */
export function* randomOperators(count: number, seed: number): Generator<RandomOperator> {
  const random = randomNumbers(seed);
  const kinds = Object.entries(ops).filter(([, def]) => def.tflite !== null);
  for (let i = 0; i < count; i++) {
    const [kind, def] = kinds[i % kinds.length]!;
    const row = pick(random, def.types as readonly TypeRow[]);
    const spec = randomModel(random, kind, def.options as OptionsTable | null, row);
    const says = JSON.stringify(spec, (_, value: unknown) => (ArrayBuffer.isView(value) ? '(bytes)' : value));
    yield { says, build: (shapes) => buildModel(withOutputShapes(spec, shapes)) };
  }
}

function randomModel(random: Random, kind: string, options: OptionsTable | null, row: TypeRow): ModelSpec {
  const sane = random(3) > 0;
  const rank = sane ? pick(random, [1, 2, 4, 4]) : random(6);
  const constants = random(2) === 1;
  const inputs = expanded(random, row.inputs).map((type, i) =>
    randomTensor(random, type, rank, sane, i > 0 && constants),
  );
  const outputs = expanded(random, row.outputs).map((type) => randomTensor(random, type, rank, sane, false));
  const present = inputs.flatMap((tensor) => (tensor === null ? [] : [tensor]));
  const tensors = [...present, ...outputs.map((tensor) => tensor!)];
  let next = 0;
  const inputIds = inputs.map((tensor) => (tensor === null ? -1 : next++));
  const outputIds = outputs.map((_, i) => present.length + i);
  const fields = options === null || random(8) === 0 ? null : randomOptions(random, options, sane);
  return {
    tensors,
    operators: [{ kind: kind as BuiltinOperator, options: fields, inputs: inputIds, outputs: outputIds }],
    inputs: inputIds.filter((id) => id >= 0 && !tensors[id]!.data),
    outputs: outputIds,
  };
}

/** Types without their marks: '?' is left out at times (null), '*' stands one to three times. */
function expanded(random: Random, types: readonly string[]): readonly (string | null)[] {
  return types.flatMap((type) => {
    if (type.endsWith('?')) return random(3) === 0 ? [null] : [type.slice(0, -1)];
    return type.endsWith('*') ? Array<string>(1 + random(3)).fill(type.slice(0, -1)) : [type];
  });
}

function randomTensor(
  random: Random,
  type: string | null,
  rank: number,
  sane: boolean,
  constant: boolean,
): TensorSpec | null {
  if (type === null) return null;
  const dtype = (type === 'any' ? pick(random, ['int8', 'float32', 'int32']) : type) as TensorSpec['dtype'];
  const shape = Array.from({ length: sane ? rank : random(6) }, () =>
    pick(random, sane ? [1, 2, 2, 4] : [0, 1, 2, 3, 7]),
  );
  const quant = randomQuant(random, sane);
  const bytes =
    8 *
    Math.max(
      1,
      shape.reduce((n, size) => n * size, 1),
    );
  const data = constant
    ? { data: Uint8Array.from({ length: bytes }, () => pick(random, [0, 0, 0, 1, 2, random(256)])) }
    : {};
  return { name: `t${random(1000)}`, dtype, shape, ...quant, ...data };
}

function randomQuant(random: Random, sane: boolean): Pick<TensorSpec, 'scale' | 'zeroPoint'> {
  if (sane) return { scale: pick(random, [0.5, 0.25, 1 / 256, 0.0235]), zeroPoint: pick(random, [0, 0, -128, 5]) };
  const scale = pick(random, [0, 1e-40, 1e-30, 1e-9, 1, 1e9, 3e38, [0.5, 0.25], [1, 0, 2]]);
  return random(5) === 0 ? {} : { scale, zeroPoint: pick(random, [0, -128, 127, 1000, -(2 ** 31), 2 ** 40]) };
}

function randomOptions(random: Random, table: OptionsTable, sane: boolean): Record<string, number | readonly number[]> {
  const fields = Object.entries(fieldIds[table] as Readonly<Record<string, Field>>);
  const numeric = fields.filter(([, [, type]]) => !['string', 'table', '[table]', 'union'].includes(type));
  return Object.fromEntries(numeric.map(([name, field]) => [name, randomField(random, field, sane)]));
}

function randomField(random: Random, [, type, , of]: Field, sane: boolean): number | readonly number[] {
  const words = of === undefined ? undefined : (enums as Readonly<Record<string, readonly string[]>>)[of];
  if (words !== undefined) return random(sane ? Math.min(4, words.length) : words.length);
  if (type.startsWith('[')) return Array.from({ length: random(5) }, () => pick(random, [-1, 0, 1, 2, 4]));
  if (type === 'bool') return random(2);
  if (type.startsWith('f')) return pick(random, sane ? [1, 0.5, 0.1] : [0, -1, 1e-30, 1e30, NaN, Infinity]);
  return pick(random, sane ? [1, 1, 2, 0] : type.endsWith('8') ? [-1, 0, 1, 100] : [-1, 0, 1, 3, 100, 2 ** 31 - 1]);
}

function withOutputShapes(spec: ModelSpec, shapes: readonly (readonly number[] | undefined)[]): ModelSpec {
  const tensors = spec.tensors.map((tensor, id) => {
    const shape = shapes[spec.outputs.indexOf(id)];
    return shape === undefined ? tensor : { ...tensor, shape };
  });
  return { ...spec, tensors };
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[random(list.length)]!;
}
