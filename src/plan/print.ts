import { digest, lastName, printAttrs } from '../graph/print.ts';
import { tensorAt } from '../graph/tensor.ts';
import type { Node } from '../graph/types.ts';
import type { Arg } from '../kernels/kernel.ts';
import { lifeBar } from './life-bar.ts';
import { mainOf } from '../graph/tensor.ts';
import type { Buffer, KernelPlan, Lifetime, Plan, Schedule, Step } from './types.ts';

const BAR_WIDTH = 40;

/** Order of execution, and which tensors share bytes. */
export function printSchedule(schedule: Schedule): string {
  const main = mainOf(schedule.graph);
  const groups = schedule.groups.map(({ root, members, bytes, lifetime }) => {
    const others = members.filter((id) => id !== root).map((id) => `%${id}`);
    const shared = others.length > 0 ? `  shared by ${others.join(', ')}` : '';
    return `  %${root}  ${bytes} B  ${lifeText(lifetime)}${shared}  ${JSON.stringify(tensorAt(main, root).name)}`;
  });
  return [
    `schedule  ${schedule.order.length} steps, ${groups.length} buffers`,
    ...schedule.order.map((node, step) => `  step ${step}  ${nodeText(node)}`),
    'buffers',
    ...groups,
    '',
  ].join('\n');
}

function nodeText(node: Node): string {
  const ids = (list: readonly number[]): string => list.map((id) => (id < 0 ? 'none' : `%${id}`)).join(' ');
  return `op ${node.index} ${node.kind}  ${ids(node.inputs)} -> ${ids(node.outputs)}`;
}

function lifeText({ first, last }: Lifetime): string {
  return `steps ${first}..${last}`;
}

/** The kernel of every step, what it is given, and what else was looked at. */
export function printKernels(plan: KernelPlan): string {
  const { board, steps } = plan;
  return [`kernels  board ${board.id} (${board.core}), ${steps.length} steps`, ...steps.map(printStep), ''].join('\n');
}

function printStep(step: Step, index: number): string {
  const { node, kernel, backend, call } = step;
  return [
    '',
    `  step ${index}  op ${node.index} ${node.kind}  ${kernel.name} (${backend})  ${step.macs} MACs`,
    ...call.args.map((arg) => `    ${argText(arg)}`),
    `    literals ${printAttrs(Object.fromEntries(call.literals.map(({ name, value }) => [name, value])))}`,
    ...call.inPlace.map(([from, to]) => `    output ${to} may lie over input ${from}`),
    ...call.assumes.map(({ says, holds }) => `    ${holds ? 'proven' : 'not proven'}: ${says}`),
    ...step.considered.map((words) => `    considered ${words}`),
  ].join('\n');
}

function argText(arg: Arg): string {
  if (arg.kind === 'null') return `no ${arg.ctype}`;
  if (arg.kind === 'scratch') return `scratch ${arg.label}  ${arg.bytes} B align ${arg.align}`;
  if (arg.kind !== 'constant') return `${arg.kind} ${arg.index}${'form' in arg ? `  ${arg.form}` : ''}`;
  const { data } = arg;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return `constant ${arg.label}  ${data.constructor.name}[${data.length}] #${digest(bytes)} align ${arg.align}`;
}

/** Every buffer's place; the arena map draws its life from left to right. */
export function printPlan(plan: Plan): string {
  const steps = plan.kernelPlan.steps.length;
  return [
    `plan  arena ${plan.arenaBytes} B align ${plan.arenaAlign}, state ${plan.stateBytes} B, constants ${plan.constBytes} B`,
    `no placement needs less than ${plan.lowerBoundBytes} B`,
    `peak ${plan.peak.bytes} B at ${stepText(plan, plan.peak.step)}`,
    ...plan.peak.buffers.map((buffer) => `  ${String(buffer.bytes).padStart(8)} B  ${useText(buffer)}`),
    '',
    'map',
    ...inOrder(plan.buffers).map((buffer) => bufferText(buffer, steps)),
    '',
  ].join('\n');
}

function stepText(plan: Plan, step: number): string {
  const node = plan.kernelPlan.steps[step]?.node;
  return node ? `step ${step}, op ${node.index} ${node.kind}` : step < 0 ? 'the inputs' : 'the outputs';
}

function inOrder(buffers: readonly Buffer[]): readonly Buffer[] {
  return buffers.toSorted((a, b) => a.lifetime.first - b.lifetime.first || a.offset - b.offset);
}

function bufferText(buffer: Buffer, steps: number): string {
  const at = `${buffer.region} +${buffer.offset}`.padEnd(16);
  const life = lifeText(buffer.lifetime).padEnd(13);
  return `  ${at} ${String(buffer.bytes).padStart(8)} B  ${life} ${lifeBar(buffer.lifetime, steps, BAR_WIDTH)}  ${useText(buffer)}`;
}

function useText({ use, label }: Buffer): string {
  return use.kind === 'tensor' ? `%${use.root} ${JSON.stringify(lastName(label))}` : `scratch ${label}`;
}
