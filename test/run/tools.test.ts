import { describe, expect, it } from 'vitest';
import { findTool, findTools, installCommand, toolIds } from '../../src/run/index.ts';

describe('finding tools', () => {
  it('takes the command named in the environment', async () => {
    const found = await findTool('cc', { BAREFLOW_CC: process.execPath });
    expect(found).toMatchObject({ ok: true, value: { command: process.execPath } });
    expect(found.ok && found.value.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each([
    ['cc', 'BAREFLOW_CC'],
    ['arm-gcc', 'BAREFLOW_ARM_GCC'],
    ['qemu', 'BAREFLOW_QEMU'],
  ] as const)('says how to get a missing %s', async (id, variable) => {
    const missing = await findTool(id, { [variable]: '/nowhere/with blanks/tool' });
    expect(missing).toMatchObject({ ok: false, code: 'run/tool-missing' });
    expect(!missing.ok && missing.message).toContain('/nowhere/with blanks/tool');
    expect(!missing.ok && missing.hint).toContain(installCommand(id));
    expect(!missing.ok && missing.hint).toContain(variable);
  });

  it('looks for the other Arm tools beside the chosen compiler', async () => {
    const missing = await findTools({ BAREFLOW_ARM_GCC: '/opt/arm/bin/arm-none-eabi-gcc', PATH: '' });
    const objdump = missing['arm-objdump'];
    expect(objdump.ok ? objdump.value.command : objdump.message).toMatch(/arm-none-eabi-objdump/);
    expect(missing['arm-gcc']).toMatchObject({ ok: false });
  });

  it.each(['linux', 'darwin', 'win32', 'freebsd'])('has an install line for every tool on %s', (platform) => {
    for (const id of toolIds) expect(installCommand(id, platform)).toMatch(/install/);
  });
});
