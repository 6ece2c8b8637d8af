import { describe, expect, test } from 'vitest';
import { commandOf, compilerIds, compilerOf, complaints } from './compilers.ts';
import { casesFor, type EmittedCase, filesOf, folderWith, workFolder } from './emitted-cases.ts';

const work = workFolder();

describe.each(compilerIds)('%s finds nothing to warn of', (id) => {
  test.concurrent.each(casesFor(id))('in $name', async (emitted) => {
    const command = await commandOf(id);
    if (command === null) return;
    const extra = compilerOf(id).language === 'c' ? callsEverything(emitted) : callsFromCpp(emitted);
    const files = [...filesOf(emitted), extra];
    const folder = folderWith(work, files);
    const sources = files.map(({ path }) => path).filter((path) => path.endsWith(extra.path.replace(/^.*\./, '.')));
    expect(await complaints(id, command, folder, sources)).toEqual([]);
  });
});

/** The header twice, and each inline function called: unused ones are not looked at closely. */
function callsEverything({ models }: EmittedCase) {
  const includes = models.flatMap(({ compiled: { prefix } }) => [`#include "${prefix}.h"`, `#include "${prefix}.h"`]);
  const functions = models.map(({ compiled: { prefix, files } }) => {
    const inline = [...headerOf(files, prefix).matchAll(/^static inline (.*?)(\w+)\((\w+) (.*?)\)$/gm)];
    const calls = inline.map(([, , name = '', type = '']) => {
      const argument = type === 'float' || /int/.test(type) ? `(${type})1` : '&model';
      return `    (void)${name}(${argument});`;
    });
    const body = [`    static ${prefix}_t model;`, `    ${prefix}_init(&model);`, ...calls];
    return `int try_${prefix}(void);\nint try_${prefix}(void)\n{\n${body.join('\n')}\n    return (int)${prefix}_invoke(&model);\n}\n`;
  });
  return { path: 'uses.c', text: `${includes.join('\n')}\n\n${functions.join('\n')}` };
}

/** The C++ class of each model, every method. */
function callsFromCpp({ models }: EmittedCase) {
  const includes = models.map(({ compiled: { prefix } }) => `#include "${prefix}.h"`);
  const functions = models.map(({ compiled: { prefix, files } }) => {
    const methods = [...headerOf(files, prefix).matchAll(/^ {4}(?:const )?\w+ \*?(\w+)\(\)/gm)].map(([, name]) => name);
    const calls = methods.map((method) => `    (void)model.${method}();`);
    return `void try_${prefix}();\nvoid try_${prefix}()\n{\n    static ${prefix}::Model model;\n${calls.join('\n')}\n}\n`;
  });
  return { path: 'uses.cpp', text: `${includes.join('\n')}\n\n${functions.join('\n')}` };
}

function headerOf(files: readonly { path: string; text: string }[], prefix: string): string {
  return files.find(({ path }) => path === `${prefix}.h`)?.text ?? '';
}
