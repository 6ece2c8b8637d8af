import { beforeAll, describe, expect, it } from 'vitest';
import { buildFirmware, coreIds, runFirmware, type Build, type CoreId, type Job } from '../../src/run/index.ts';
import { haveArmTools, valueOf, workFolder } from './fixtures.ts';

const workDir = workFolder();
const arm = await haveArmTools();

const names = ['fine', 'bad_instruction', 'big_frame', 'write_code', 'jump_away', 'endless'] as const;
const models = names.map((name) => ({ name, inputCount: 0, outputCount: 0 }));

const main = `#include "bf_runner.h"
#define ALONE __attribute__((noinline))
static uint32_t memory[1];
static void start(void) { BF_MEASURE((void)0); }
static ALONE int fine(void) { return 0; }
#ifdef __arm__
static ALONE int bad_instruction(void)
{
    BAREFLOW_TRACE(7, memory, 4);
    __asm__ volatile(".hword 0xde01");
    return 0;
}
static ALONE int write_code(void) { *(volatile uint32_t *)0x40u = 5; return 0; }
static ALONE int jump_away(void) { ((int (*)(void))0xA0000001u)(); return 0; }
#else
static ALONE int bad_instruction(void) { return 0; }
static ALONE int write_code(void) { return 0; }
static ALONE int jump_away(void) { return 0; }
#endif
static ALONE int big_frame(void)
{
    volatile uint8_t bytes[40000];
    for (int i = 39999; i >= 0; i--) { bytes[i] = 1; }
    return bytes[5];
}
static ALONE int endless(void) { for (;;) { __asm__ volatile(""); } }
#define RUN(f) static int run_##f(void) { int status; BF_MEASURE(status = f()); return status; }
${names.map((name) => `RUN(${name})`).join('\n')}
static const bf_model models[] = {
#define MODEL(f) {#f, memory, 4, start, run_##f, 0, 0, 0, 0}
    ${names.map((name) => `MODEL(${name})`).join(', ')}
};
int main(void) { return bf_run_all(models, ${names.length}); }
`;

async function build(core: CoreId | 'host'): Promise<Build> {
  return valueOf(await buildFirmware({ core, files: [{ path: 'main.c', text: main }], workDir }));
}

/** The model under test runs in the second job, after one that goes well. */
function run(program: Build, name: (typeof names)[number], timeoutMs = 20_000) {
  const jobs: readonly Job[] = [
    { model: 0, mode: 'off', invocations: [[]] },
    { model: names.indexOf(name), mode: 'crc', invocations: [[]] },
  ];
  return runFirmware({ build: program, jobs, models, workDir, timeoutMs });
}

describe.runIf(arm).each(coreIds)('on %s', (core) => {
  let program: Build;
  beforeAll(async () => {
    program = await build(core);
  });
  const strict = core !== 'cortex-m0';

  it('a bad instruction is reported with function, place and last layer', async () => {
    const failed = await run(program, 'bad_instruction');
    const cause = strict ? 'undefined instruction' : 'hard fault';
    expect(failed).toMatchObject({ ok: false, code: 'run/fault' });
    expect(!failed.ok && failed.message).toMatch(`fault in bad_instruction: ${cause}, pc 0x`);
    expect(!failed.ok && failed.message).toMatch('(model bad_instruction, job 1, invocation 0, after layer 7)');
  });

  it('a stack overflow is reported as such', async () => {
    const failed = await run(program, 'big_frame');
    expect(!failed.ok && failed.message).toMatch(/^fault: stack overflow.*model big_frame/);
  });

  // The M0 has no memory protection unit, and its board ignores accesses to nowhere.
  if (!strict) return;

  it('writing to code and jumping to nowhere are faults', async () => {
    const wrote = await run(program, 'write_code');
    expect(!wrote.ok && wrote.message).toMatch(/^fault in write_code: .*read-only memory.*address 0x00000040/);
    const jumped = await run(program, 'jump_away');
    expect(!jumped.ok && jumped.message).toMatch(/^fault in a call from jump_away: .*pc 0xa0000000/);
  });
});

describe.each(['host', ...(arm ? (['cortex-m3'] as const) : [])] as const)('on %s', (core) => {
  it('a program that never ends is stopped', async () => {
    const failed = await run(await build(core), 'endless', 400);
    expect(failed).toMatchObject({ ok: false, code: 'run/timeout' });
    expect(!failed.ok && failed.message).toBe(
      'the program did not end within 0.4 s (model endless, job 1, invocation 0)',
    );
  });
});

describe('on the host', () => {
  it.each([
    [
      'reading past an array',
      'static char a[4]; int main(int n, char **v) { (void)v; return a[n + 5]; }',
      /out of bounds/,
    ],
    ['signed overflow', 'int main(int n, char **v) { (void)v; return 2147483647 + n; }', /signed integer overflow/],
    [
      'use after free',
      '#include <stdlib.h>\nint main(void) { char *p = malloc(4); free(p); return p[1]; }',
      /heap-use-after-free/,
    ],
  ])('the sanitizers name %s', async (_, text, message) => {
    const files = [{ path: 'main.c', text }];
    const program = valueOf(await buildFirmware({ core: 'host', files, workDir, sanitize: true, optimise: '-O0' }));
    const failed = await runFirmware({ build: program, jobs: [], models: [], workDir });
    expect(failed).toMatchObject({ ok: false, code: 'run/sanitizer' });
    expect(!failed.ok && failed.message).toMatch(message);
  });

  it('inputs that are too short are refused', async () => {
    const job: Job = { model: 99, mode: 'off', invocations: [] };
    const failed = await runFirmware({ build: await build('host'), jobs: [job], models, workDir });
    expect(failed).toMatchObject({ ok: false, code: 'run/protocol', message: 'input.bin: no such model or mode' });
  });
});
