/** Writes the main.c that puts emitted models into the table of harness/bf_runner.h. */

export interface HarnessModel {
  /** The name under which the model was emitted: prefix of its functions, stem of its header. */
  readonly name: string;
  readonly inputCount: number;
  readonly outputCount: number;
}

/** Instances share one union, so RAM is that of the largest model. */
export function harnessMain(models: readonly HarnessModel[]): string {
  return [
    '/* Generated: the models that this program can run. */',
    '#include "bf_runner.h"',
    '',
    ...models.map(({ name }) => `#include "${name}.h"`),
    '',
    'static union {',
    ...models.map(({ name }, i) => `    ${name}_t model_${i};`),
    '} memory;',
    '',
    ...models.flatMap(modelFunctions),
    'static const bf_model models[] = {',
    ...models.map(tableRow),
    '};',
    '',
    'int main(void)',
    '{',
    '    return bf_run_all(models, sizeof models / sizeof models[0]);',
    '}',
    '',
  ].join('\n');
}

function modelFunctions({ name, inputCount, outputCount }: HarnessModel, index: number): readonly string[] {
  const at = `&memory.model_${index}`;
  return [
    `static void init_${index}(void)`,
    '{',
    `    BF_MEASURE(${name}_init(${at}));`,
    '}',
    '',
    `static int invoke_${index}(void)`,
    '{',
    '    int status;',
    `    BF_MEASURE(status = (int)${name}_invoke(${at}));`,
    '    return status;',
    '}',
    '',
    ...ports('input', inputCount, index, name, 'void *'),
    ...ports('output', outputCount, index, name, 'const void *'),
  ];
}

type Direction = 'input' | 'output';

function ports(direction: Direction, count: number, index: number, name: string, pointer: string): readonly string[] {
  const each = Array.from({ length: count }, (_, i) => i);
  if (count === 0) return [];
  return [
    ...each.flatMap((i) => [
      `static ${pointer}${direction}_${index}_${i}(void)`,
      '{',
      `    return ${name}_${direction}_${i}(&memory.model_${index});`,
      '}',
      '',
    ]),
    `static const bf_${direction} ${direction}s_${index}[] = {`,
    ...each.map(
      (i) => `    {${direction}_${index}_${i}, ${name.toUpperCase()}_${direction.toUpperCase()}_${i}_BYTES},`,
    ),
    '};',
    '',
  ];
}

function tableRow({ name, inputCount, outputCount }: HarnessModel, index: number): string {
  const table = (direction: Direction, count: number) => (count === 0 ? '0, 0' : `${direction}s_${index}, ${count}`);
  const size = `&memory, sizeof memory.model_${index}`;
  const ends = `${table('input', inputCount)}, ${table('output', outputCount)}`;
  return `    {"${name}", ${size}, init_${index}, invoke_${index}, ${ends}},`;
}
