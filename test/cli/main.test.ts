import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/index.ts';
import { InvariantError, problem } from '../../src/errors.ts';
import { jsonOf, runCli } from './run-cli.ts';

const base = { name: 'try', says: 'for tests', examples: [], declare: () => {} };

function throwing(error: unknown): Command {
  return { ...base, run: () => Promise.reject(error) };
}

const warns: Command = {
  ...base,
  run: async () => ({
    text: 'done',
    data: { answer: 42 },
    problems: [problem('option/invalid', 'careful', { severity: 'warning' })],
    file: null,
  }),
};

describe('a bug of ours', () => {
  it.each([
    ['an invariant', new InvariantError('this is a bug in bareflow: tensor 7 of 3'), 'tensor 7 of 3'],
    ['any exception', new TypeError('x is not a function'), 'TypeError: x is not a function'],
  ])('%s ends with 70, says what to attach and hides the stack', async (_, error, words) => {
    const run = await runCli(['try'], { commands: [throwing(error)] });
    expect(run).toMatchObject({ exitCode: 70, stdout: '' });
    expect(run.stderr).toMatch(/^this is a bug in bareflow, not in your model: /);
    expect(run.stderr).toContain(words);
    expect(run.stderr).toContain('Attach the model');
    expect(run.stderr).not.toContain('    at ');
  });

  it('shows the stack with --verbose', async () => {
    const run = await runCli(['try', '--verbose'], { commands: [throwing(new Error('oh'))] });
    expect(run.stderr).toContain('    at ');
  });

  it('is data with --json', async () => {
    const run = await runCli(['try', '--json'], { commands: [throwing(new Error('oh'))] });
    expect(run.stderr).toBe('');
    expect(jsonOf(run)).toMatchObject({ command: 'try', exitCode: 70, problems: [{ code: 'internal/bug' }] });
  });
});

describe('text and JSON', () => {
  it('prints text to stdout and problems to stderr', async () => {
    const run = await runCli(['try'], { commands: [warns] });
    expect(run).toEqual({ exitCode: 0, stdout: 'done\n', stderr: 'warning[option/invalid] careful\n' });
  });

  it('prints only problems with --quiet', async () => {
    const run = await runCli(['try', '--quiet'], { commands: [warns] });
    expect(run).toEqual({ exitCode: 0, stdout: '', stderr: 'warning[option/invalid] careful\n' });
  });

  it.each([[['try', '--json']], [['--json', 'try']]])('prints one document for %j', async (args) => {
    const run = await runCli(args, { commands: [warns] });
    expect(run.stderr).toBe('');
    expect(jsonOf(run)).toMatchObject({ command: 'try', exitCode: 0, answer: 42, problems: [{ message: 'careful' }] });
  });
});

describe('colour', () => {
  const escape = '\u001b[';
  const cases: readonly (readonly [string, boolean, readonly string[], Readonly<Record<string, string>>, boolean])[] = [
    ['a terminal', true, [], {}, true],
    ['a pipe', false, [], {}, false],
    ['a terminal with NO_COLOR', true, [], { NO_COLOR: '1' }, false],
    ['a terminal with --color never', true, ['--color', 'never'], {}, false],
    ['a pipe with --color always', false, ['--color', 'always'], {}, true],
    ['--color always with NO_COLOR', true, ['--color', 'always'], { NO_COLOR: '1' }, true],
  ];
  it.each(cases)('%s', async (_, isTTY, args, variables, colored) => {
    const run = await runCli(['try', ...args], { commands: [warns], isTTY, variables });
    expect(run.stderr.includes(escape)).toBe(colored);
  });
});

describe('a wrong call', () => {
  it.each([
    [['bords'], /unknown command 'bords'[^]*Did you mean boards\?/],
    [['boards', '--jsn'], /unknown option '--jsn'[^]*Did you mean --json\?/],
    [['boards', '--color', 'blue'], /Allowed choices are auto, always, never/],
    [['boards', 'pico'], /too many arguments/],
  ])('%j ends with 1 and says what is meant', async (args, message) => {
    const run = await runCli(args);
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toMatch(/^error\[option\/invalid\] /);
    expect(run.stderr).toMatch(message);
  });

  it('is data with --json', async () => {
    const run = await runCli(['boards', '--jsn', '--json']);
    expect(run).toMatchObject({ exitCode: 1, stderr: '' });
    expect(jsonOf(run).problems).toMatchObject([{ code: 'option/invalid' }]);
  });
});

describe('help', () => {
  it('lists every command and the exit codes', async () => {
    const run = await runCli(['--help']);
    expect(run.exitCode).toBe(0);
    for (const { name } of commands) expect(run.stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    expect(run.stdout).toContain('Exit codes: 0 fine, 1');
  });

  it.each(commands.map(({ name, examples }) => [name, examples] as const))('%s has examples', async (name, examples) => {
    const run = await runCli([name, '--help']);
    expect(run.exitCode).toBe(0);
    expect(examples.length).toBeGreaterThan(0);
    expect(run.stdout).toContain(`Examples:\n  ${examples[0]}`);
    expect(run.stdout).toContain('--json');
  }); // prettier-ignore
});
