import { expect, test } from 'vitest';
import { findTool } from '../../src/run/index.ts';
import { runOperators } from '../../tools/fuzz/run-operators.ts';
import { workFolder } from './emitted-cases.ts';

const work = workFolder();
const cc = await findTool('cc');
if (!cc.ok) console.warn(`NOT RUN on this computer: ${cc.message}. ${cc.hint}`);

/** A part of `npm run fuzz`. */
test.runIf(cc.ok)('random operators answer as their meaning does, under the sanitizers', async () => {
  const { ran, findings } = await runOperators(40, 11, work);
  expect(ran).toBe(40);
  expect(findings).toEqual([]);
});
