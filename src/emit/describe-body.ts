import { invariant } from '../errors.ts';
import { output, viewOf } from '../graph/tensor.ts';
import type { Subgraph } from '../graph/types.ts';
import type { Control } from '../kernels/kernel.ts';
import type { Plan, Step } from '../plan/types.ts';
import { layerFunction, shapeText } from './describe-layers.ts';
import { locate } from './memory.ts';

/** The statements of init and invoke: a call for each layer, in order, and what marks of control flow stand for. */
export function bodies(
  plan: Plan,
  main: Subgraph,
  prefix: string,
): { initLines: readonly string[]; invokeLines: readonly string[] } {
  const { steps } = plan.kernelPlan;
  const endOfInit = steps.findIndex((step) => step.call.control === 'end-init');
  return {
    initLines: statements(plan, main, prefix, steps.slice(0, Math.max(0, endOfInit))),
    invokeLines: statements(plan, main, prefix, steps.slice(endOfInit + 1)),
  };
}

function statements(plan: Plan, main: Subgraph, prefix: string, steps: readonly Step[]): readonly string[] {
  let depth = 0;
  return steps.flatMap((step) => {
    const { control } = step.call;
    if (control && closes.has(control)) depth--;
    const lines = control ? statement(control, plan, step) : [callLine(main, step, prefix)];
    const indented = lines.map((line) => `${'    '.repeat(depth)}${line}`);
    if (control && opens.has(control)) depth++;
    return indented;
  });
}

const opens = new Set<Control>(['loop', 'if', 'else']);
const closes = new Set<Control>(['end-loop', 'else', 'end-if']);

function statement(control: Control, plan: Plan, step: Step): readonly string[] {
  if (control === 'loop') return ['for (;;) {'];
  if (control === 'if') return [`if (${condition(plan, step)}) {`];
  if (control === 'leave-unless') return [`if (!${condition(plan, step)}) {`, '    break;', '}'];
  return control === 'else' ? ['} else {'] : ['}'];
}

/** A bool is one byte. */
function condition(plan: Plan, step: Step): string {
  const [arg] = step.call.args;
  if (arg?.kind === 'constant') return `${Number(arg.data[0]) === 0 ? '0' : '1'}`;
  invariant(step.node.inputs[0] !== undefined, 'a condition without a tensor');
  const at = locate(plan, step.node.inputs[0]);
  return `model->${at.pool}[${at.offset}]`;
}

function callLine(main: Subgraph, step: Step, prefix: string): string {
  const op = viewOf(main, step.node);
  const macs = step.macs > 0 ? `, ${step.macs} MACs` : '';
  return `${layerFunction(step, op, prefix)}(model); /* ${step.node.kind} -> ${shapeText(output(op))}${macs} */`;
}
