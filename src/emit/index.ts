import type { Plan } from '../plan/types.ts';
import type { Target } from '../targets/target.ts';
import { describe, type Provenance } from './describe.ts';
import { type EmittedFile, render } from './render.ts';

/** Plan -> files: header, network, weights, kernels, and what the target puts around them. */
export function emit(plan: Plan, from: Provenance, target: Target): readonly EmittedFile[] {
  const program = describe(plan, from);
  const files = [
    { path: `${from.prefix}.h`, text: render('model.h.hbs', program) },
    { path: `${from.prefix}.c`, text: render('model.c.hbs', program) },
    { path: `${from.prefix}_kernels.h`, text: render('kernels.h.hbs', program) },
    { path: `${from.prefix}_weights.c`, text: render('weights.c.hbs', program) },
  ];
  return [...files, ...target.files(program, files)];
}
