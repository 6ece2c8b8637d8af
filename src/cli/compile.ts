import { resolve } from 'node:path';
import { problem, type Problem } from '../errors.ts';
import {
  type Board, compile as compileModel, type Compiled, dump, dumpStages, findTarget, labelsFromText, targets,
} from '../index.ts'; // prettier-ignore
import { requireBackend } from '../backends.ts';
import type { Command, Context, Options, Result } from './command.ts';
import { regenerateCommand } from './regenerate.ts';
import { readBytes, readText } from './files.ts';
import { baseName, boardOption, sizeOption, textOption, wordOption } from './option-values.ts';
import { renderSummary } from './render-summary.ts';
import { compareFiles, type FileChange, foreignFiles, writeFiles } from './write-files.ts';

export const compile: Command = {
  name: 'compile',
  says: 'turn a model into C source',
  examples: [
    'bareflow compile kws.tflite',
    'bareflow compile kws.tflite --board pico --target cmake -o firmware/kws',
    'bareflow compile kws.tflite --labels labels.txt --max-ram 64k --max-flash 256k',
    'bareflow compile kws.tflite -o firmware/kws --check     fails when the files are not up to date (for CI)',
    'bareflow compile kws.tflite --dump plan                 shows where every tensor lies, writes nothing',
  ],
  declare: (declaration) =>
    void declaration
      .argument('<model>', 'the .tflite file')
      .option('-b, --board <board>', 'a board of "bareflow boards", or a .json file of your own (default: generic)')
      .option('--backend <backend>', 'where kernels come from: native, cmsis-nn or tflm (default: native)')
      .option('-n, --name <name>', "prefix of all names and files (default: the model's file name)")
      .option('-o, --out <folder>', 'where the files go (default: ./<name>)')
      .option('-t, --target <target>', `what is written around the C: ${targets.map(({ id }) => id).join(', ')} (default: the board's)`)
      .option('--labels <file>', "class names, one a line (default: those in the model's metadata)")
      .option('--max-ram <size>', 'fail with exit code 2 if the model takes more (64k, 64kB, 1M)')
      .option('--max-flash <size>', 'the same for its constants in flash')
      .option('--check', 'write nothing; fail if a file would change')
      .option('--force', 'overwrite files that bareflow did not write')
      .option('--dump <stage>', `print a stage and write nothing: ${dumpStages.join(', ')}`),
  run: async ([model = ''], options, context) => {
    const { cwd } = context.environment;
    const board = await boardOption(options, cwd);
    const stage = wordOption(options, 'dump', '--dump', dumpStages);
    const backend = requireBackend(textOption(options, 'backend') ?? 'native');
    const bytes = await readBytes(model, cwd, 'the model');
    context.progress(`read ${bytes.length} bytes`);
    if (stage !== null) {
      const text = dump(bytes, stage, { backend, board });
      return { text, data: { stage, text }, problems: [], file: baseName(model) };
    }
    const compiled = compileModel(bytes, {
      fileName: baseName(model),
      name: textOption(options, 'name'),
      backend,
      board,
      labels: await labelsOption(options, cwd),
      target: textOption(options, 'target') ?? board.target,
      maxRamBytes: sizeOption(options, 'maxRam', '--max-ram'),
      maxFlashBytes: sizeOption(options, 'maxFlash', '--max-flash'),
      command: regenerateCommand(model, options, board),
      onStage: context.progress,
    });
    return finish(model, compiled, board, options, context);
  },
}; // prettier-ignore

async function labelsOption(options: Options, cwd: string): Promise<readonly string[] | null> {
  const path = textOption(options, 'labels');
  return path === null ? null : labelsFromText(await readText(path, cwd, 'the labels file'));
}

/** Everything has succeeded: now, and only now, files are touched. */
async function finish(
  model: string,
  compiled: Compiled,
  board: Board,
  options: Options,
  context: Context,
): Promise<Result> {
  const folder = textOption(options, 'out') ?? compiled.prefix;
  const changes = await compareFiles(compiled.files, resolve(context.environment.cwd, folder));
  const problems = problemsOfWriting(changes, folder, options);
  if (problems.length === 0 && options['check'] !== true) await writeFiles(changes);
  context.progress('files');
  const target = findTarget(textOption(options, 'target') ?? board.target);
  const summary = (): string =>
    options['check'] === true
      ? `${changes.length} files in ${folder} are up to date`
      : renderSummary({ model: baseName(model), compiled, board, folder, changes, target }, context);
  return {
    text: problems.length > 0 ? '' : summary(),
    data: {
      model: baseName(model),
      name: compiled.prefix,
      target: target.id,
      folder,
      files: changes.map(({ file, state }) => ({ path: file.path, bytes: Buffer.byteLength(file.text), state })),
      labels: compiled.labels,
      ...compiled.summary,
    },
    problems: [...compiled.problems, ...problems],
    file: baseName(model),
  };
}

function problemsOfWriting(changes: readonly FileChange[], folder: string, options: Options): readonly Problem[] {
  if (options['check'] === true) return staleFiles(changes, folder);
  return options['force'] === true ? [] : foreignFiles(changes, folder);
}

const stale: Readonly<Record<FileChange['state'], string>> = {
  new: 'is missing',
  changed: 'differs',
  foreign: 'was not written by bareflow',
  unchanged: '',
};

function staleFiles(changes: readonly FileChange[], folder: string): readonly Problem[] {
  const wrong = changes.filter(({ state }) => state !== 'unchanged');
  if (wrong.length === 0) return [];
  return [
    problem('emit/stale', `${wrong.length} of ${changes.length} files in ${folder} are not up to date`, {
      notes: wrong.map(({ file, state }) => `${file.path} ${stale[state]}`),
      hint: 'run the same command without --check',
    }),
  ];
}
