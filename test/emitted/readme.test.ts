import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile, findBoard } from '../../src/index.ts';
import { modelBytes, root } from '../helpers/golden-case.ts';
import { commandOf, complaints } from './compilers.ts';
import { folderWith, workFolder } from './emitted-cases.ts';

const work = workFolder();
const gcc = await commandOf('gcc');

test.runIf(gcc !== null)('the C in the README compiles as it stands there', async () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, text = ''] = /```c\n([\s\S]*?)```/.exec(readme) ?? [];
  const model = modelBytes('examples/keyword/model.tflite');
  const options = { fileName: 'kws.tflite', name: 'kws', backend: 'native', labels: null } as const;
  const { files } = compile(model, { ...options, board: findBoard('pico') });
  // Its one function would have a declaration in somebody's header.
  const main = { path: 'main.c', text: `#include <stdint.h>\nint8_t hear(const float *features);\n${text}` };
  expect(text).toContain('kws_invoke');
  expect(await complaints('gcc', gcc!, folderWith(work, [...files, main]), ['main.c'])).toEqual([]);
});
