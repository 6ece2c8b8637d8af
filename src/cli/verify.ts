import { problem, type Problem } from '../errors.ts';
import { type Verification, verifyModel } from '../run/index.ts';
import type { Command, Result } from './command.ts';
import { grouped } from './format.ts';
import { declareMachineOptions, inWorkFolder, prepare, runProblem } from './on-machine.ts';
import { baseName, textOption } from './option-values.ts';

export const verify: Command = {
  name: 'verify',
  says: 'build the emitted C, run it, and compare every layer with the reference meaning',
  examples: [
    'bareflow verify kws.tflite                               on this computer, random inputs',
    'bareflow verify kws.tflite --on cortex-m4                on an emulated core',
    'bareflow verify kws.tflite --on cortex-m0plus --input samples.npy',
  ],
  declare: (declaration) =>
    void declareMachineOptions(declaration).option('--count <number>', 'random invocations (default: 8)'),
  run: async ([model = ''], options, context) => {
    const count = Number(textOption(options, 'count') ?? 8);
    const prepared = await prepare(model, options, context, 'host', count);
    const outcome = await inWorkFolder((workDir) => verifyModel(prepared.compiled, { ...prepared, workDir }));
    context.progress(`built and ran on ${prepared.core}`);
    const file = baseName(model);
    if (!outcome.ok) return { text: '', data: {}, problems: [runProblem(outcome, context.verbose)], file };
    return verdict(outcome.value, file, prepared.compiled.problems);
  },
};

function verdict(seen: Verification, file: string, warnings: readonly Problem[]): Result {
  const data = { ...seen, matches: seen.mismatch === null };
  const what = `${seen.invocations} invocations, ${seen.layers} layers, ${grouped(seen.bytesCompared)} output bytes on ${seen.core}`;
  if (seen.mismatch === null)
    return { text: `verified: ${what}, all equal to the reference`, data, problems: warnings, file };
  const { invocation, layer, says } = seen.mismatch;
  const wrong = problem(
    'verify/mismatch',
    layer ? `layer ${layer.index} is the first that differs` : 'the outputs differ',
    {
      ...(layer ? { at: { op: layer.index, kind: layer.kind, name: layer.name } } : {}),
      got: `invocation ${invocation}, ${says}`,
      hint: layer
        ? `kernel ${layer.kernel}: this is a bug of ours, please report it with the model`
        : 'please report it with the model',
    },
  );
  return { text: `differs: ${what}`, data, problems: [...warnings, wrong], file };
}
