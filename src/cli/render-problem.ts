import type { Place, Problem } from '../errors.ts';
import { lastName } from '../graph/print.ts';
import { plainStyle, type Style } from './style.ts';

/** How many operators a merged problem names before it only counts. */
const NAMED = 8;

/**
 * Problems as text, one block each; the same problem on several operators is one block.
 *
 *     error[op/rule] kws.tflite, op 3 DEPTHWISE_CONV_2D "depthwise_conv2d_1"
 *       rule  dilation is 1 when depth_multiplier is above 1
 *       got   dilation 2x2, depth_multiplier 4
 *       hint  export with dilation_rate=1
 */
export function renderProblems(problems: readonly Problem[], file: string | null, style: Style = plainStyle): string {
  return merge(problems)
    .map((group) => renderGroup(group, file, style))
    .join('\n');
}

function merge(problems: readonly Problem[]): readonly (readonly [Problem, ...Problem[]])[] {
  const groups = new Map<string, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    const key = JSON.stringify({ ...problem, at: problem.at?.op === undefined ? problem.at : problem.at.kind });
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()];
}

function renderGroup(group: readonly [Problem, ...Problem[]], file: string | null, style: Style): string {
  const [problem] = group;
  const color = problem.severity === 'error' ? style.red : problem.severity === 'warning' ? style.yellow : style.cyan;
  const head = color(`${problem.severity}[${problem.code}]`);
  const where = placeText(problem.at, file);
  const more = group.length > 1 ? ` and ${group.length - 1} more${others(group)}` : '';
  const what = printable(problem.message);
  const title = where === '' ? `${head} ${style.bold(what)}` : `${head} ${style.bold(where)}${more}`;
  const lines = where === '' ? [] : [[problem.code === 'op/rule' ? 'rule' : 'what', what] as const];
  return [
    title,
    ...[...lines, ...details(problem)].map(([label, text]) => `  ${style.dim(label)}  ${indented(text)}`),
    '',
  ].join('\n');
}

function details(problem: Problem): readonly (readonly [string, string])[] {
  return [
    ...(problem.got === null ? [] : [['got ', printable(problem.got)] as const]),
    ...problem.notes.map((note) => ['note', printable(note)] as const),
    ...(problem.hint === null ? [] : [['hint', printable(problem.hint)] as const]),
  ];
}

function others([, ...rest]: readonly Problem[]): string {
  const ops = rest.map((problem) => problem.at?.op).filter((op) => op !== undefined);
  const named = ops.slice(0, NAMED).join(', ');
  return ` (op${ops.length === 1 ? '' : 's'} ${named}${ops.length > NAMED ? ', ...' : ''})`;
}

function placeText(at: Place | null, file: string | null): string {
  if (at === null) return '';
  const op = at.op === undefined ? '' : `op ${at.op} ${at.kind ?? ''}${at.name ? ` "${shortName(at.name)}"` : ''}`;
  const parts = [
    file ?? '',
    at.subgraph === undefined ? '' : `subgraph ${at.subgraph}`,
    op,
    at.tensor === undefined ? '' : `tensor "${shortName(at.tensor)}"`,
    at.byte === undefined ? '' : `byte ${at.byte}`,
  ];
  return printable(parts.filter((part) => part !== '').join(', '));
}

/** Fused layers carry a chain of names: the last one, and of a long one its end. */
export function shortName(name: string): string {
  const last = lastName(name);
  return printable(last.length > 60 ? `...${last.slice(-57)}` : last);
}

/** Names come from the file: they must not steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, '?');
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n        ');
}
