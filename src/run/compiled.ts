/** From a compiled model to what the runner takes, and its reference answers. */
import type { Compiled } from '../index.ts';
import type { ModelRun } from './models.ts';

export function modelRun(compiled: Compiled, invocations: readonly (readonly Uint8Array[])[]): ModelRun {
  const { plan, legal } = compiled.stages;
  const main = legal.subgraphs[0];
  return {
    prefix: compiled.prefix,
    files: compiled.files,
    constBytes: plan.constBytes,
    memoryBytes: plan.arenaBytes + plan.stateBytes,
    inputCount: main?.inputs.length ?? 0,
    outputCount: main?.outputs.length ?? 0,
    invocations,
  };
}
