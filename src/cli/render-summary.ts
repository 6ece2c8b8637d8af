import type { Board, Compiled, Target } from '../index.ts';
import type { Context } from './command.ts';
import { bytesText, grouped, percent, roundSize } from './format.ts';
import { shortName } from './render-problem.ts';
import type { FileChange } from './write-files.ts';

export interface Finished {
  readonly model: string;
  readonly compiled: Compiled;
  readonly board: Board;
  readonly folder: string;
  readonly changes: readonly FileChange[];
  readonly target: Target;
}

/** What a compilation gave, on one screen: memory, peak, work, files, and what to do now. */
export function renderSummary(finished: Finished, { style }: Pick<Context, 'style'>): string {
  const { model, compiled, board, folder, target } = finished;
  const lines = [
    style.bold(`${model} for ${board.id} (${board.core})`),
    '',
    ...memoryLines(finished),
    ...peakLines(compiled),
    `  MACs    ${grouped(compiled.summary.macs).padStart(12)}    in ${compiled.summary.layers.length} layers`,
    ...(compiled.labels.length > 0 ? [`  labels  ${String(compiled.labels.length).padStart(12)}    ${someLabels(compiled.labels)}`] : []),
    '',
    ...fileLines(finished),
    '',
    ...target.next(compiled.prefix, folder).map((line) => `${style.green('next:')} ${line}`),
  ]; // prettier-ignore
  return lines.join('\n');
}

function memoryLines({ compiled, board }: Finished): readonly string[] {
  const { summary } = compiled;
  const limited = board.ramBytes < 0xffffffff;
  const share = (bytes: number, limit: number): string =>
    limited ? `, ${percent(bytes, limit)} of ${roundSize(limit)}` : '';
  const optimal = summary.arenaBytes === summary.lowerBoundBytes;
  const bound = optimal
    ? '; as small as any placement can be'
    : `; no placement needs less than ${bytesText(summary.lowerBoundBytes)}`;
  return [
    line('flash', summary.constBytes, `constants${share(summary.constBytes, summary.flashLimitBytes)}; code comes on top`),
    line('arena', summary.arenaBytes, `RAM${share(summary.arenaBytes, summary.ramLimitBytes)}${bound}`),
    line('state', summary.stateBytes, summary.stateBytes > 0 ? 'RAM, kept between invocations' : 'none'),
  ]; // prettier-ignore
}

function line(label: string, bytes: number, words: string): string {
  return `  ${label.padEnd(7)} ${bytesText(bytes).padStart(12)}    ${words}`;
}

function peakLines({ summary }: Compiled): readonly string[] {
  const { peak } = summary;
  const where = peak.layer === null ? 'inputs or outputs alone' : `layer ${peak.layer} ${peak.kind} "${peak.name}"`;
  return [
    line('peak', peak.bytes, where),
    ...peak.buffers.slice(0, 3).map(({ label, bytes }) => `          ${bytesText(bytes).padStart(12)}  ${shortName(label)}`),
  ]; // prettier-ignore
}

function someLabels(labels: readonly string[]): string {
  return `${labels.slice(0, 4).join(', ')}${labels.length > 4 ? ', ...' : ''}`;
}

function fileLines({ changes, folder }: Finished): readonly string[] {
  const written = changes.filter(({ state }) => state !== 'unchanged').length;
  const head = written === 0 ? `  files in ${folder} (all up to date)` : `  files in ${folder}`;
  return [
    head,
    ...changes.map(({ file, state }) => `    ${file.path}${state === 'unchanged' && written > 0 ? '  unchanged' : ''}`),
  ];
}
