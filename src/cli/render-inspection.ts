import type { Board, BoardFit, Inspection, OperatorRow, PortInfo } from '../index.ts';
import { bar, bytesText, grouped, percent, shapeText, table } from './format.ts';
import { printable, renderProblems, shortName } from './render-problem.ts';
import type { Style } from './style.ts';

export interface Inspected {
  readonly file: string;
  readonly bytes: number;
  readonly found: Inspection;
  readonly board: Board;
}

/** A model on one screen; what is wrong with it comes last, where a terminal stops scrolling. */
export function renderInspection(inspected: Inspected, style: Style): string {
  const { file, bytes, found } = inspected;
  return [
    `${style.bold(file)}  ${bytesText(bytes)}${found.description === '' ? '' : `  ${printable(found.description)}`}`,
    '',
    `quantization  ${style.bold(found.quantization.words)}`,
    ...ports('inputs', found.inputs),
    ...ports('outputs', found.outputs),
    '',
    operatorTable(found.operators),
    '',
    ...memory(inspected),
    '',
    boardTable(found),
    '',
    ...verdict(inspected, style),
  ].join('\n');
}

function ports(label: string, infos: readonly PortInfo[]): readonly string[] {
  return infos.map((info, i) => `${(i === 0 ? label : '').padEnd(12)}  ${portText(info)}`);
}

function portText({ name, signatureName, dtype, shape, quant }: PortInfo): string {
  const scale = quant === null ? '' : `  scale ${Number((quant.scales[0] ?? 0).toPrecision(6))} zero ${quant.zeroPoints[0]}`;
  const called = signatureName === null ? '' : `${printable(signatureName)}  `;
  return `${dtype} ${shapeText(shape)}${scale}  ${called}"${shortName(name)}"`;
} // prettier-ignore

function operatorTable(rows: readonly OperatorRow[]): string {
  const planned = rows.some(({ kernels }) => kernels.length > 0);
  const head = ['operator', '>count', '>MACs', planned ? 'kernel' : 'supported'];
  return table(head, rows.map((row) => [printable(row.kind), String(row.count), row.macs === 0 ? '-' : grouped(row.macs), planned ? row.kernels.join(', ') : support(row)])); // prettier-ignore
}

function support({ count, supported, reasons }: OperatorRow): string {
  if (supported === count) return 'yes';
  const share = supported === 0 ? 'no' : `${supported} of ${count}`;
  const [first = '', ...rest] = reasons;
  return `${share}: ${printable(first)}${rest.length > 0 ? `, and ${rest.length} more` : ''}`;
}

function memory({ found, board }: Inspected): readonly string[] {
  const { arena, constBytes } = found;
  const unknown = found.operators.filter((row) => row.supported < row.count).length;
  const planned = arena.basis === 'planned';
  const stored = `in the file${constBytes === null ? '' : `; ${bytesText(constBytes)} of constants when compiled`}`;
  return [
    `MACs     ${grouped(found.macs).padStart(12)}    ${unknown > 0 ? 'without the operators that are not supported' : 'in one invocation'}`,
    `weights  ${bytesText(found.weightBytes).padStart(12)}    ${stored}`,
    `arena    ${bytesText(arena.bytes).padStart(12)}    ${planned ? `planned for ${board.id}` : 'estimated from the tensors alone, without scratch memory'}`,
    ...(arena.stateBytes > 0 ? [`state    ${bytesText(arena.stateBytes).padStart(12)}    kept between invocations`] : []),
  ]; // prettier-ignore
}

/** The generic board has no limits, so nothing is said of it. */
function boardTable({ boards, arena }: Inspection): string {
  const limited = boards.filter(({ ramLimitBytes }) => ramLimitBytes < 0xffffffff);
  const rows = limited.map((fit) => [fit.id, ...share(fit.ramBytes, fit.ramLimitBytes), ...share(fit.flashBytes, fit.flashLimitBytes), verdictOf(fit)]); // prettier-ignore
  const basis = arena.basis === 'planned' ? '' : ', estimated';
  return table(['board', `RAM${basis}`, '>', 'flash (constants, no code)', '>', ''], rows);
}

function share(bytes: number, limit: number): readonly string[] {
  return [bar(bytes, limit), percent(bytes, limit)];
}

function verdictOf({ fits, ramBytes, ramLimitBytes, flashBytes, flashLimitBytes }: BoardFit): string {
  if (fits) return 'ok';
  const over = [
    ramBytes > ramLimitBytes ? `RAM over by ${bytesText(ramBytes - ramLimitBytes)}` : '',
    flashBytes > flashLimitBytes ? `flash over by ${bytesText(flashBytes - flashLimitBytes)}` : '',
  ];
  return over.filter((text) => text !== '').join(', ');
}

function verdict({ found, file, board }: Inspected, style: Style): readonly string[] {
  const rest = renderProblems(found.problems, file, style);
  if (found.compilable) {
    const command = `bareflow compile ${file}${board.id === 'generic' ? '' : ` --board ${board.id}`}`;
    return [...(rest === '' ? [] : [rest]), `${style.green('It compiles:')} ${command}`];
  }
  const advice = found.advice === null ? [] : ['', found.advice.reason, '', ...found.advice.lines.map((line) => `    ${line}`)];
  return [style.red('It does not compile yet:'), '', rest.trimEnd(), ...advice];
} // prettier-ignore
