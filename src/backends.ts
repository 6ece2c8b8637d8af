import { fail, problem } from './errors.ts';
import type { Backend } from './ops/op.ts';

/** Where kernels come from, and whether this version has them. */
export const backends: Readonly<Record<Backend, { readonly ready: boolean; readonly says: string }>> = {
  native: { ready: true, says: 'our own kernels, emitted as source' },
  'cmsis-nn': { ready: false, says: "calls to Arm's CMSIS-NN library" },
  tflm: { ready: false, says: "calls to TFLite Micro's reference kernels" },
};

/** A word of the user's as a backend, or a problem that says which there are. */
export function requireBackend(word: string): Backend {
  const ready = Object.entries(backends).filter(([, { ready }]) => ready);
  const hint = `there is: ${ready.map(([id, { says }]) => `${id} (${says})`).join(', ')}`;
  if (!Object.hasOwn(backends, word))
    fail(problem('option/invalid', `there is no backend ${JSON.stringify(word)}`, { hint }));
  if (backends[word as Backend].ready) return word as Backend;
  fail(problem('option/invalid', `the backend ${word} is planned, but this version does not have it`, { hint }));
}
