import { beforeAll, describe, expect, it } from 'vitest';
import {
  buildFirmware,
  coreIds,
  harnessMain,
  runFirmware,
  type Build,
  type CoreId,
  type Job,
} from '../../src/run/index.ts';
import { crc32, fakeModel, haveArmTools, twice, valueOf, workFolder } from './fixtures.ts';

const workDir = workFolder();
const arm = await haveArmTools();

/** Functions of known length and known stack, in assembly; the runner's table takes them as models. */
const knownFunctions = `#include "bf_runner.h"
static uint32_t memory[1];
static void nothing(void) { BF_MEASURE((void)0); }
int known_loop(void *memory);  /* 1 + 2 * 400000 + 2 instructions */
int long_loop(void *memory);   /* 1 + 2 * 6000000 + 2, twice around SysTick */
int known_stack(void *memory); /* 20 + 200 bytes */
int marked(void *memory);
#define MEASURED(name) static int run_##name(void) { int status; BF_MEASURE(status = name(memory)); return status; }
MEASURED(known_loop) MEASURED(long_loop) MEASURED(known_stack) MEASURED(marked)
__asm__(".syntax unified\\n.thumb\\n"
        ".global known_loop\\n.type known_loop, %function\\nknown_loop: ldr r0, =400000\\n"
        "1: subs r0, r0, #1\\n bne 1b\\n movs r0, #0\\n bx lr\\n"
        ".global long_loop\\n.type long_loop, %function\\nlong_loop: ldr r0, =6000000\\n"
        "1: subs r0, r0, #1\\n bne 1b\\n movs r0, #0\\n bx lr\\n"
        ".global known_stack\\n.type known_stack, %function\\nknown_stack: push {r4-r7, lr}\\n sub sp, #200\\n"
        "movs r0, #0\\n str r0, [sp]\\n add sp, #200\\n pop {r4-r7, pc}\\n"
        ".global marked\\n.type marked, %function\\nmarked: push {r4, lr}\\n"
        "movs r0, #5\\n ldr r1, =memory_for_marks\\n movs r2, #4\\n bl bf_trace\\n"
        "ldr r0, =1000\\n 1: subs r0, r0, #1\\n bne 1b\\n"
        "movs r0, #6\\n ldr r1, =memory_for_marks\\n movs r2, #4\\n bl bf_trace\\n"
        "movs r0, #0\\n pop {r4, pc}\\n.ltorg\\n");
uint32_t memory_for_marks[1];
static const bf_model models[] = {
    {"loop", memory, 4, nothing, run_known_loop, 0, 0, 0, 0},
    {"long loop", memory, 4, nothing, run_long_loop, 0, 0, 0, 0},
    {"stack", memory, 4, nothing, run_known_stack, 0, 0, 0, 0},
    {"marked", memory, 4, nothing, run_marked, 0, 0, 0, 0},
};
int main(void) { return bf_run_all(models, 4); }
`;

const known = ['loop', 'long loop', 'stack', 'marked'].map((name) => ({ name, inputCount: 0, outputCount: 0 }));

const inputs = [Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), Uint8Array.of(200, 0, 255, 1, 9, 9, 9, 9)];

async function build(core: CoreId | 'host', main: string): Promise<Build> {
  const files = [...fakeModel, { path: 'main.c', text: main }];
  return valueOf(await buildFirmware({ core, files, workDir }));
}

describe.each(['host', ...(arm ? coreIds : [])] as const)('a model on %s', (core) => {
  let program: Build;
  beforeAll(async () => {
    program = await build(core, harnessMain([twice]));
  });

  it('gives its outputs, status and the CRC of each layer', async () => {
    const jobs: readonly Job[] = [{ model: 0, mode: 'crc', invocations: [...inputs, ...inputs].map((i) => [i]) }];
    const run = valueOf(await runFirmware({ build: program, jobs, models: [twice], workDir }));
    const doubled = inputs.map((input) => input.map((byte) => 2 * byte));
    const last = doubled.map((bytes) => bytes.map((byte) => byte + bytes[0]!));
    expect(run.jobs[0]?.invocations.map(({ status }) => status)).toEqual([0, 0, 7, 7]);
    expect(run.jobs[0]?.invocations[1]?.outputs.map((bytes) => [...bytes])).toEqual([[...last[1]!], [2, 0, 0, 0]]);
    expect(run.jobs[0]?.invocations[0]?.layers.map(({ layer, bytes, crc }) => [layer, bytes, crc])).toEqual([
      [0, 8, crc32(doubled[0]!)],
      [1, 8, crc32(last[0]!)],
    ]);
  });

  it('compiles without a warning', () => {
    expect(program.warnings).toBe('');
  });
});

describe.runIf(arm).each(coreIds)('measuring on %s', (core) => {
  it('counts instructions and stack bytes exactly', async () => {
    const program = await build(core, knownFunctions);
    const jobs = [0, 1, 2, 3].map((model): Job => ({ model, mode: 'count', invocations: [[], []] }));
    const run = valueOf(await runFirmware({ build: program, jobs, models: known, workDir, count: true }));
    const seen = run.jobs.map(({ invocations }) => invocations.map((i) => i.instructions));
    expect(seen).toEqual([
      [800_003, 800_003],
      [12_000_003, 12_000_003],
      [6, 6],
      [2004, 2004],
    ]);
    expect(run.jobs.map(({ invocations }) => invocations[1]?.stackBytes)).toEqual([0, 0, 220, 8]);
    const [first, second] = run.jobs[3]!.invocations[1]!.layers;
    expect([first?.layer, second?.layer]).toEqual([5, 6]);
    // One instruction, and the call before it.
    expect(first?.instructions).toBeLessThanOrEqual(4);
    expect(second?.instructions).toBe(2001);
  });
});

describe.runIf(arm).each(coreIds.filter((core) => core !== 'cortex-m0'))('the machine of %s', (core) => {
  it('has room for 3 MiB of constants and 2 MiB of activations, and its vector unit is on', async () => {
    const text = `#include "bf_runner.h"
#ifdef __ARM_FEATURE_MVE
#include <arm_mve.h>
static int lanes(void) { return vaddvq_s32(vdupq_n_s32(10)); }
#else
static int lanes(void) { return 40; }
#endif
static const uint8_t weights[3 << 20] = {[(3 << 20) - 1] = 77};
static uint8_t arena[2 << 20];
static void nothing(void) { }
static int copy(void)
{
    volatile float half = 0.5f;
    arena[(2 << 20) - 1] = weights[*(volatile uint32_t *)arena];
    return (int)(half * 4.0f) + lanes();
}
static void *in(void) { return arena; }
static const void *out(void) { return arena + (2 << 20) - 1; }
static const bf_input inputs[] = {{in, 4}};
static const bf_output outputs[] = {{out, 1}};
static const bf_model models[] = {{"big", arena, sizeof arena, nothing, copy, inputs, 1, outputs, 1}};
int main(void) { return bf_run_all(models, 1); }
`;
    const program = valueOf(await buildFirmware({ core, files: [{ path: 'main.c', text }], workDir }));
    const last = Uint8Array.of(0xff, 0xff, 0x2f, 0);
    const jobs: readonly Job[] = [{ model: 0, mode: 'off', invocations: [[last]] }];
    const models = [{ name: 'big', inputCount: 1, outputCount: 1 }];
    const run = valueOf(await runFirmware({ build: program, jobs, models, workDir }));
    expect(run.jobs[0]?.invocations[0]?.status).toBe(42);
    expect(run.jobs[0]?.invocations[0]?.outputs).toEqual([Buffer.of(77)]);
    expect(program.sizes?.rodata).toBeGreaterThan(3 << 20);
  });
});
