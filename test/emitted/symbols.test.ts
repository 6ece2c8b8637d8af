import { execa } from 'execa';
import { dirname, join } from 'node:path/posix';
import { beforeAll, describe, expect, test } from 'vitest';
import { kernels } from '../../src/assets.generated.ts';
import { commandOf, compilerOf } from './compilers.ts';
import { type EmittedCase, emittedCases, filesOf, folderWith, workFolder } from './emitted-cases.ts';

const work = workFolder();
const gcc = await commandOf('cortex-m4');

/** What the compiler itself may call: block moves, and arithmetic that the core lacks. */
const fromCompiler = /^(memcpy|memset|memmove|__aeabi_\w+|__\w+[sd][if]\d?)$/;
/** C's own mathematics on float, where a layer works on real numbers. */
const fromMath = /^(expf|logf|sqrtf|sinf|cosf|tanhf|powf|floorf|ceilf|roundf|fabsf|fmodf|rintf|expm1f|log1pf|atan2f)$/;

describe.runIf(gcc !== null).each(emittedCases)('$name', (emitted) => {
  let symbols: readonly Symbol[];
  beforeAll(async () => {
    symbols = await externalSymbols(gcc!, emitted);
  });

  test('only names with the prefix of their own model are visible', () => {
    const foreign = symbols.filter(({ kind, name, prefix }) => kind !== 'U' && !name.startsWith(`${prefix}_`));
    expect(foreign).toEqual([]);
    expect(symbols.filter(({ name }) => name.endsWith('_invoke'))).toHaveLength(emitted.models.length);
  });

  test('nothing is asked of the outside but what the compiler brings along', () => {
    const defined = new Set(symbols.filter(({ kind }) => kind !== 'U').map(({ name }) => name));
    const wanted = symbols.filter(({ kind, name }) => kind === 'U' && !defined.has(name));
    expect(wanted.filter(({ name }) => !fromCompiler.test(name) && !fromMath.test(name))).toEqual([]);
  });

  test('all its models together make one object file', async () => {
    const folder = await compiled(gcc!, emitted);
    const args = ['-r', '-nostdlib', '-o', 'all.o', ...objectsOf(emitted)];
    const { exitCode, all } = await execa(gcc!, args, { cwd: folder, reject: false, all: true });
    expect({ exitCode, all }).toEqual({ exitCode: 0, all: '' });
  });

  test('kernels that a model does not use are absent', () => {
    for (const { compiled: model } of emitted.models) {
      const used = new Set(
        model.stages.plan.kernelPlan.steps.flatMap(({ kernel }) =>
          kernel.source === null ? [] : sourcesOf(kernel.source),
        ),
      );
      const text = model.files.map((file) => file.text).join('\n');
      const unused = Object.keys(kernels).filter((path) => path.endsWith('.c') && !used.has(path));
      expect(unused.length).toBeGreaterThan(10);
      expect(unused.filter((path) => functionsOf(path).some((f) => text.includes(`${model.prefix}_${f}(`)))).toEqual(
        [],
      );
    }
  });
});

/** A kernel's file and what it includes. */
function sourcesOf(path: string): readonly string[] {
  const local = [...(kernels[path] ?? '').matchAll(/^#include "(.+)"$/gm)].map(([, name = '']) =>
    join(dirname(path), name),
  );
  return [path, ...local.flatMap(sourcesOf)];
}

/** Without the bf_ in front. */
function functionsOf(path: string): readonly string[] {
  return [...(kernels[path] ?? '').matchAll(/^BF_KERNEL .*?\bbf_(\w+)\(/gm)].map(([, name = '']) => name);
}

interface Symbol {
  readonly kind: string;
  readonly name: string;
  readonly prefix: string;
}

async function externalSymbols(command: string, emitted: EmittedCase): Promise<readonly Symbol[]> {
  const folder = await compiled(command, emitted);
  const nm = command.replace(/gcc$/, 'nm');
  const lists = emitted.models.map(async ({ compiled: { prefix, files } }) => {
    const objects = objectNames(files);
    const { stdout } = await execa(nm, ['-g', '--no-sort', ...objects], { cwd: folder });
    return [...stdout.matchAll(/^[0-9a-f ]{8} ([A-Za-z]) (\S+)$/gm)].map(([, kind = '', name = '']) => ({
      kind,
      name,
      prefix,
    }));
  });
  return (await Promise.all(lists)).flat();
}

async function compiled(command: string, emitted: EmittedCase): Promise<string> {
  const folder = folderWith(work, filesOf(emitted));
  const sources = objectsOf(emitted).map((name) => name.replace(/\.o$/, '.c'));
  await execa(command, ['-std=c99', ...compilerOf('cortex-m4').flags, '-c', ...sources], { cwd: folder });
  return folder;
}

function objectsOf(emitted: EmittedCase): readonly string[] {
  return objectNames(filesOf(emitted));
}

function objectNames(files: readonly { path: string }[]): readonly string[] {
  return files.filter(({ path }) => path.endsWith('.c')).map(({ path }) => join(path).replace(/\.c$/, '.o'));
}
