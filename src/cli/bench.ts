import { fail, problem } from '../errors.ts';
import { type Bench, benchModel, type CoreId } from '../run/index.ts';
import type { Command } from './command.ts';
import { readText } from './files.ts';
import { grouped, percent, table } from './format.ts';
import { declareMachineOptions, inWorkFolder, prepare, runProblem } from './on-machine.ts';
import { baseName, textOption } from './option-values.ts';

type Figures = Pick<Bench, 'instructions' | 'codeBytes' | 'constBytes' | 'ramBytes' | 'stackBytes'>;

const figures = ['instructions', 'codeBytes', 'constBytes', 'ramBytes', 'stackBytes'] as const;

export const bench: Command = {
  name: 'bench',
  says: 'measure on an emulated core: instructions by layer, code and data bytes, stack',
  examples: [
    'bareflow bench kws.tflite --on cortex-m4',
    'bareflow bench kws.tflite --on cortex-m0plus --json > before.json',
    'bareflow bench kws.tflite --on cortex-m0plus --baseline before.json      prints ratios',
  ],
  declare: (declaration) =>
    void declareMachineOptions(declaration).option(
      '--baseline <file>',
      'figures of an earlier "bench --json", to compare with',
    ),
  run: async ([model = ''], options, context) => {
    const { core, compiled, invocations, optimise } = await prepare(model, options, context, 'cortex-m4', 1);
    if (core === 'host')
      fail(
        problem('option/invalid', 'bench counts on an emulated core', {
          got: '--on host',
          hint: 'for instance --on cortex-m4',
        }),
      );
    const baselinePath = textOption(options, 'baseline');
    const baseline = baselinePath === null ? null : await readBaseline(baselinePath, context.environment.cwd);
    const outcome = await inWorkFolder((workDir) =>
      benchModel(compiled, { core: core as CoreId, workDir, optimise, invocations }),
    );
    context.progress(`built and measured on ${core}`);
    const file = baseName(model);
    if (!outcome.ok) return { text: '', data: {}, problems: [runProblem(outcome, context.verbose)], file };
    return {
      text: render(outcome.value, baseline, file),
      data: { ...outcome.value, ...(baseline ? { ratios: ratios(outcome.value, baseline) } : {}) },
      problems: compiled.problems,
      file,
    };
  },
};

async function readBaseline(path: string, cwd: string): Promise<Figures> {
  const text = await readText(path, cwd, 'the baseline');
  const parsed = parseJson(text) as Partial<Record<(typeof figures)[number], unknown>> | null;
  if (figures.every((name) => typeof parsed?.[name] === 'number')) return parsed as Figures;
  fail(problem('option/invalid', 'the baseline is no output of "bareflow bench --json"', { got: path }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function ratios(now: Figures, before: Figures): Record<string, number> {
  return Object.fromEntries(figures.map((name) => [name, before[name] === 0 ? 1 : now[name] / before[name]]));
}

const says: Readonly<Record<(typeof figures)[number], string>> = {
  instructions: 'instructions of one invoke, counted by the emulator',
  codeBytes: 'B of code that the model adds to an empty program',
  constBytes: 'B of constants',
  ramBytes: 'B of RAM: the model struct',
  stackBytes: 'B of stack, high-water mark of invoke',
};

function render(seen: Bench, baseline: Figures | null, file: string): string {
  const rows = seen.layers.map((layer) => [
    `${layer.index} ${layer.kind}`, layer.name, layer.kernel, grouped(layer.macs), grouped(layer.instructions),
    layer.macs > 0 ? (layer.instructions / layer.macs).toFixed(2) : '-', percent(layer.instructions, seen.instructions),
  ]); // prettier-ignore
  const totals = figures.map((name) => {
    const ratio = baseline === null ? '' : `  ${(ratios(seen, baseline)[name] ?? 1).toFixed(3)}x of the baseline`;
    return `${grouped(seen[name]).padStart(12)} ${says[name]}${ratio}`;
  });
  const head = ['layer', 'name', 'kernel', '>MACs', '>instructions', '>per MAC', '>share'];
  return `${file} on ${seen.core} (emulated; instructions, not cycles)\n\n${table(head, rows)}\n\n${totals.join('\n')}`;
}
