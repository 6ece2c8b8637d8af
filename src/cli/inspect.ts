import { requireBackend } from '../backends.ts';
import { fail, problem } from '../errors.ts';
import { inspect as inspectModel, type Inspection, supportRows, type SupportRow } from '../index.ts';
import type { Command, Result } from './command.ts';
import { readBytes } from './files.ts';
import { baseName, boardOption, textOption } from './option-values.ts';
import { renderInspection } from './render-inspection.ts';

export const inspect: Command = {
  name: 'inspect',
  says: 'show what a model is, what is wrong with it, and where it fits',
  examples: [
    'bareflow inspect kws.tflite',
    'bareflow inspect kws.tflite --board pico --json',
    'bareflow inspect --ops                      operators, types and rules that this version takes',
  ],
  declare: (declaration) =>
    void declaration
      .argument('[model]', 'the .tflite file')
      .option('-b, --board <board>', 'plan for this board (default: generic)')
      .option('--backend <backend>', 'plan with these kernels (default: native)')
      .option('--ops', 'print the support matrix instead'),
  run: async ([model], options, context) => {
    if (options['ops'] === true) return supportMatrix();
    if (model === undefined) fail(noModel());
    const { cwd } = context.environment;
    const board = await boardOption(options, cwd);
    const backend = requireBackend(textOption(options, 'backend') ?? 'native');
    const bytes = await readBytes(model, cwd, 'the model');
    const found = inspectModel(bytes, { board, backend });
    context.progress('inspected');
    const file = baseName(model);
    return {
      text: renderInspection({ file, bytes: bytes.length, found, board }, context.style),
      data: { ...dataOf(found), model: file, bytes: bytes.length, board: board.id },
      problems: found.problems,
      file,
      exitCode: 0,
      showsProblems: true,
    };
  },
};

function noModel(): ReturnType<typeof problem> {
  return problem('option/invalid', 'inspect needs a model', { hint: 'bareflow inspect model.tflite, or --ops' });
}

/** The problems stand in the document once, under their own name. */
function dataOf(found: Inspection): Readonly<Record<string, unknown>> {
  return { ...found, problems: undefined };
}

function supportMatrix(): Result {
  const rows = supportRows();
  return {
    text: `${rows.map(rowText).join('\n\n')}\n\n${rows.length} operators. "?" may be left out, "*" repeats.`,
    data: { operators: rows },
    problems: [],
    file: null,
  };
}

function rowText({ kind, types, rules }: SupportRow): string {
  return [kind, ...types.map((text) => `  ${text}`), ...rules.map((rule) => `  rule: ${rule}`)].join('\n');
}
