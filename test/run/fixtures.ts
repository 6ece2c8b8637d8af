import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { findTool, type Outcome, type SourceFile } from '../../src/run/index.ts';

/** A folder for one test file, removed at its end. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bareflow-run-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Whether the Arm tools are here. Says loudly when not; on CI that is a failure. */
export async function haveArmTools(): Promise<boolean> {
  for (const tool of [await findTool('arm-gcc'), await findTool('qemu')]) {
    if (tool.ok) continue;
    const text = `NOT TESTED on emulated cores: ${tool.message}. ${tool.hint}`;
    if (process.env['CI'] === 'true') throw new Error(text);
    console.warn(text);
    return false;
  }
  return true;
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.message}\n${outcome.detail}`);
  return outcome.value;
}

/** CRC-32 as zlib computes it, the slow way. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

export const twice = { name: 'twice', inputCount: 1, outputCount: 2 };

/** Has the interface of an emitted model: layer 0 doubles each byte, layer 1 adds the first byte to all. */
export const fakeModel: readonly SourceFile[] = [
  {
    path: 'twice.h',
    text: `#ifndef TWICE_H
#define TWICE_H
#include <stdint.h>
typedef enum { TWICE_OK = 0, TWICE_FULL = 7 } twice_status;
typedef struct twice { uint8_t arena[16]; uint32_t calls; } twice_t;
#define TWICE_INPUT_0_BYTES 8
#define TWICE_OUTPUT_0_BYTES 8
#define TWICE_OUTPUT_1_BYTES 4
void twice_init(twice_t *m);
twice_status twice_invoke(twice_t *m);
static inline uint8_t *twice_input_0(twice_t *m) { return m->arena; }
static inline const uint8_t *twice_output_0(const twice_t *m) { return m->arena + 8; }
static inline const uint32_t *twice_output_1(const twice_t *m) { return &m->calls; }
#endif
`,
  },
  {
    path: 'twice.c',
    text: `#include "twice.h"
#ifndef BAREFLOW_TRACE
#define BAREFLOW_TRACE(layer, data, bytes) ((void)0)
#endif
void twice_init(twice_t *m) { m->calls = 0; }
twice_status twice_invoke(twice_t *m)
{
    for (int i = 0; i < 8; i++) { m->arena[8 + i] = (uint8_t)(2 * m->arena[i]); }
    BAREFLOW_TRACE(0, m->arena + 8, 8);
    for (int i = 7; i >= 0; i--) { m->arena[8 + i] = (uint8_t)(m->arena[8 + i] + m->arena[8]); }
    BAREFLOW_TRACE(1, m->arena + 8, 8);
    m->calls++;
    return m->calls > 2 ? TWICE_FULL : TWICE_OK;
}
`,
  },
];
