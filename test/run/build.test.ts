import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileAll } from '../../src/run/compile.ts';
import { harnessFlags } from '../../src/run/flags.ts';
import { harnessDirectory, harnessSources } from '../../src/run/harness-files.ts';
import { machineHeader } from '../../src/run/machine-files.ts';
import { buildFirmware, findTool, harnessMain, machines, type BuildOptions } from '../../src/run/index.ts';
import { fakeModel, haveArmTools, twice, valueOf, workFolder } from './fixtures.ts';

const workDir = workFolder();
const arm = await haveArmTools();
const files = [...fakeModel, { path: 'main.c', text: harnessMain([twice]) }];

describe('a build', () => {
  it('tells sizes, symbols and stack frames', async () => {
    const build = valueOf(await buildFirmware({ core: arm ? 'cortex-m4' : 'host', files, workDir }));
    const invoke = build.symbols.find(({ name }) => name === 'twice_invoke');
    expect(invoke).toMatchObject({ kind: 'text' });
    expect(build.symbols.find(({ name }) => name === 'memory')).toMatchObject({ kind: 'bss', bytes: 20 });
    expect(build.sizes?.text).toBeGreaterThan(invoke!.bytes);
    expect(build.sizes?.bss).toBeGreaterThan(20);
    expect(build.stackUsage.find((frame) => frame.function === 'twice_invoke')?.kind).toBe('static');
  });

  it.runIf(arm)('splits sizes by origin, and the parts make up the whole', async () => {
    const { origins, sizes, symbols } = valueOf(await buildFirmware({ core: 'cortex-m0', files, workDir }));
    const model = symbols.filter(({ name }) => name.startsWith('twice_')).reduce((sum, { bytes }) => sum + bytes, 0);
    // At most three bytes of padding behind each of the two functions.
    expect(origins!.model.text - model).toBeGreaterThanOrEqual(0);
    expect(origins!.model.text - model).toBeLessThanOrEqual(6);
    expect(origins?.model.bss).toBe(0);
    expect(origins?.libraries.text).toBeGreaterThan(0);
    for (const kind of ['text', 'rodata', 'data', 'bss'] as const) {
      const sum = origins!.model[kind] + origins!.harness[kind] + origins!.libraries[kind];
      expect(Math.abs(sizes![kind] - sum), kind).toBeLessThan(32);
    }
  });

  it('without trace has no marks in the model', async () => {
    const undefinedMark = { path: 'marks.c', text: '#ifdef BAREFLOW_TRACE\n#error traced\n#endif\nint marks;\n' };
    const traced = await buildFirmware({ core: 'host', files: [...files, undefinedMark], workDir });
    expect(traced).toMatchObject({ ok: false, message: expect.stringContaining('traced') });
    valueOf(await buildFirmware({ core: 'host', files: [...files, undefinedMark], workDir, trace: false }));
  });

  it('hands over defines, include folders and sources on disk', async () => {
    const elsewhere = join(workDir, 'else where');
    mkdirSync(elsewhere, { recursive: true });
    writeFileSync(join(elsewhere, 'seven.h'), 'int seven(void);\n');
    writeFileSync(join(elsewhere, 'seven.c'), '#include "seven.h"\nint seven(void) { return SEVEN; }\n');
    const build = await buildFirmware({
      core: 'host',
      files: [{ path: 'main.c', text: '#include "seven.h"\nint main(void) { return seven(); }\n' }],
      extraFiles: [join(elsewhere, 'seven.c')],
      includeDirs: [elsewhere],
      defines: ['SEVEN=7'],
      workDir: elsewhere,
    });
    expect(valueOf(build).warnings).toBe('');
  });

  it.each<readonly [string, string, Partial<BuildOptions>, string, RegExp]>([
    ['a syntax error', 'int main(void) { return }', {}, 'run/compile-failed', /main\.c:1.*error/],
    ['a missing function', 'int f(void); int main(void) { return f(); }', {}, 'run/link-failed', /undefined/],
  ])('reports %s in words', async (_, text, more, code, message) => {
    const failed = await buildFirmware({ core: 'host', files: [{ path: 'main.c', text }], workDir, ...more });
    expect(failed).toMatchObject({ ok: false, code });
    expect(!failed.ok && failed.message).toMatch(message);
  });

  it('passes warnings on', async () => {
    const text = 'int main(int argc, char **argv) { char c = argc; return c; }';
    const build = valueOf(await buildFirmware({ core: 'host', files: [{ path: 'main.c', text }], workDir }));
    expect(build.warnings).toMatch(/unused/);
    expect(build.warnings).toMatch(/conversion/);
  });

  it.runIf(arm)('says by how much a model does not fit', async () => {
    const text = 'static volatile char big[70000];\nint main(void) { return big[5]; }\n';
    const failed = await buildFirmware({ core: 'cortex-m0', files: [{ path: 'main.c', text }], workDir });
    expect(failed).toMatchObject({ ok: false, code: 'run/does-not-fit' });
    expect(!failed.ok && failed.message).toMatch(/RAM of the emulated machine is \d+ bytes too small/);
  });
});

describe('the harness', () => {
  const compilers = [
    { tool: 'cc', core: 'host' },
    { tool: 'clang', core: 'host' },
    { tool: 'arm-gcc', core: 'cortex-m0' },
    { tool: 'arm-gcc', core: 'cortex-m55' },
  ] as const;

  it.each(compilers)('compiles with $tool for $core without a warning', async ({ tool, core }) => {
    const compiler = await findTool(tool);
    if (!compiler.ok) return console.warn(`NOT TESTED: ${compiler.message}. ${compiler.hint}`);
    const folder = join(workDir, `warnings-${tool}-${core}`);
    mkdirSync(folder);
    if (core !== 'host') writeFileSync(join(folder, 'bf_machine.h'), machineHeader(machines[core]));
    const flags = harnessFlags({ core, files: [], workDir: folder }, folder);
    const object = (source: string) => join(folder, `${basename(source)}.o`);
    const work = harnessSources(core).map((source) => ({ source, object: object(source), flags }));
    expect(valueOf(await compileAll(compiler.value.command, work, 2))).toBe('');
  });

  it('is found in the package', () => {
    expect(basename(harnessDirectory())).toBe('harness');
  });
});
