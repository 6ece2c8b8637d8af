import { performance } from 'node:perf_hooks';
import { Command as Declaration, CommanderError, Option } from 'commander';
import { isCompileError, problem, type Problem } from '../errors.ts';
import { version } from '../index.ts';
import { bugProblem, bugText } from './bug.ts';
import type { Command, CommonOptions, Context, Options, Result } from './command.ts';
import type { Environment } from './environment.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import { commands } from './index.ts';
import { renderProblems } from './render-problem.ts';
import { type ColorMode, styleFor } from './style.ts';

/** argv -> exit code. The only place that prints. */
export async function main(
  argv: readonly string[],
  environment: Environment,
  list: readonly Command[] = commands,
): Promise<number> {
  const state: { exitCode: number } = { exitCode: exitCodes.ok };
  const program = declareProgram(environment);
  for (const command of list) declareCommand(program, command, environment, state);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return state.exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return endOfParsing(error, argv, environment);
  }
}

function declareProgram(environment: Environment): Declaration {
  return new Declaration('bareflow')
    .description('Compiles a quantized .tflite model into C99 for Arm Cortex-M: no interpreter, no heap, no libraries.')
    .version(version)
    .option('--json', 'print one JSON document on stdout, problems included')
    .option('--quiet', 'print nothing but problems')
    .option('--verbose', 'print the stages and their time on stderr, and stack traces of our bugs')
    .addOption(new Option('--color <when>', 'auto, always or never (auto honours NO_COLOR)').choices(['auto', 'always', 'never']))
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .configureOutput({ writeOut: environment.stdout.write, writeErr: environment.stderr.write, outputError: () => {} })
    .exitOverride()
    .helpCommand(false)
    .addHelpText('after', exitCodeHelp); // prettier-ignore
}

const exitCodeHelp = `
Exit codes: 0 fine, 1 the model or the call is wrong, 2 it does not fit the memory, 3 results differ, 70 a bug of ours.
"bareflow <command> --help" shows examples.`;

function declareCommand(program: Declaration, command: Command, environment: Environment, state: { exitCode: number }): void {
  const declared = program.command(command.name).description(command.says);
  command.declare(declared);
  declared.addHelpText('after', `\nExamples:\n${command.examples.map((line) => `  ${line}`).join('\n')}`);
  declared.action(async (...received: unknown[]) => {
    const args = received.slice(0, declared.registeredArguments.length) as (string | undefined)[];
    state.exitCode = await runCommand(command, args, { ...program.opts(), ...declared.opts() }, environment);
  });
} // prettier-ignore

/** Expected failures are data by now; whatever else is thrown is our bug. */
async function runCommand(
  command: Command,
  args: readonly (string | undefined)[],
  options: Options,
  environment: Environment,
): Promise<number> {
  const context = contextOf(options, environment);
  try {
    return print(command.name, await command.run(args, options, context), context, options);
  } catch (error) {
    const file = args[0]?.replace(/^.*[\\/]/, '') ?? null;
    if (isCompileError(error)) return print(command.name, failed(error.problems, file), context, options);
    return printBug(command.name, error, context);
  }
}

function contextOf(options: Options, environment: Environment): Context {
  const common: CommonOptions = {
    json: options['json'] === true,
    quiet: options['quiet'] === true,
    verbose: options['verbose'] === true,
  };
  let last = performance.now();
  const progress = (line: string): void => {
    const now = performance.now();
    if (common.verbose) environment.stderr.write(`${(now - last).toFixed(1).padStart(8)} ms  ${line}\n`);
    last = now;
  };
  const style = styleFor(colorMode(options), environment.stdout, environment.variables);
  return { ...common, environment, style, progress };
}

function colorMode(options: Options): ColorMode {
  return (options['color'] ?? 'auto') as ColorMode;
}

function failed(problems: readonly Problem[], file: string | null): Result {
  return { text: '', data: {}, problems, file };
}

function print(command: string, result: Result, context: Context, options: Options): number {
  const { stdout, stderr, variables } = context.environment;
  const exitCode = result.exitCode ?? exitCodeOf(result.problems);
  if (context.json) {
    stdout.write(`${JSON.stringify({ command, exitCode, ...result.data, problems: result.problems }, null, 2)}\n`);
    return exitCode;
  }
  if (!context.quiet && result.text !== '') stdout.write(`${result.text.trimEnd()}\n`);
  if (result.problems.length > 0 && (!result.showsProblems || context.quiet)) {
    const style = styleFor(colorMode(options), stderr, variables);
    stderr.write(renderProblems(result.problems, result.file, style));
  }
  return exitCode;
}

function printBug(command: string, error: unknown, context: Context): number {
  const { stdout, stderr } = context.environment;
  const exitCode = exitCodes.bug;
  if (context.json)
    stdout.write(`${JSON.stringify({ command, exitCode, problems: [bugProblem(error, context.verbose)] }, null, 2)}\n`);
  else stderr.write(bugText(error, context.verbose));
  return exitCode;
}

/** Help and version end parsing too; only a wrong call is a problem. */
function endOfParsing(error: CommanderError, argv: readonly string[], environment: Environment): number {
  if (error.exitCode === 0) return exitCodes.ok;
  if (error.code === 'commander.help') return exitCodes.wrong;
  const wrong = usageProblem(error);
  if (argv.includes('--json'))
    environment.stdout.write(`${JSON.stringify({ command: null, exitCode: 1, problems: [wrong] }, null, 2)}\n`);
  else environment.stderr.write(renderProblems([wrong], null, styleFor('auto', environment.stderr, environment.variables)));
  return exitCodes.wrong;
} // prettier-ignore

function usageProblem(error: CommanderError): Problem {
  const [message = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const help = '"bareflow --help" and "bareflow <command> --help" list what there is';
  const hint = suggestion ? `${suggestion.replace(/^\(|\)$/g, '')} ${help}` : help;
  return problem('option/invalid', message, { hint });
}
