import { invariant } from '../errors.ts';
import { input, optionalInput, output, viewOf } from '../graph/tensor.ts';
import type { Op, Subgraph, Tensor } from '../graph/types.ts';
import type { Arg, Literal, Part } from '../kernels/kernel.ts';
import type { Plan, Step } from '../plan/types.ts';
import { cFloat, tableType } from './c-array.ts';
import { type Location, locate, locateScratch } from './memory.ts';
import { cType, layerName, layerPrefix } from './names.ts';
import { bodies } from './describe-body.ts';
import { describeTable, namesOf, type TableNames } from './describe-tables.ts';
import type { Instance, Layer, TableView } from './program.ts';

export interface Layers {
  readonly layers: readonly Layer[];
  readonly initLines: readonly string[];
  readonly invokeLines: readonly string[];
  readonly instances: readonly Instance[];
  readonly tables: readonly TableView[];
}

/** One function per layer; layers of the same kernel, pointer types and literals share an instance. */
export function describeLayers(plan: Plan, main: Subgraph, prefix: string): Layers {
  const all = plan.kernelPlan.steps;
  const steps = all.filter((step) => !step.call.control);
  const ops = steps.map((step) => viewOf(main, step.node));
  const keys = steps.map((step, i) => instanceKey(step, ops[i]!));
  const distinct = [...new Set(keys)];
  const names = distinct.map((key) => instanceName(key, distinct, prefix));
  const nameOf = (i: number): string => names[distinct.indexOf(keys[i]!)]!;
  const tableNames = namesOf(plan.tables, prefix);
  return {
    tables: plan.tables.map((table) => describeTable(table, tableNames, main)),
    instances: distinct.map((key, n) => {
      const users = steps.map((_, i) => i).filter((i) => keys[i] === key);
      return describeInstance(
        users.map((i) => steps[i]!),
        ops[users[0]!]!,
        names[n]!,
        prefix,
      );
    }),
    layers: steps.map((step, i) =>
      describeLayer(plan, step, all.indexOf(step), ops[i]!, nameOf(i), tableNames, prefix),
    ),
    ...bodies(plan, main, prefix),
  };
}

function instanceKey(step: Step, op: Op): string {
  const types = step.call.args.map((arg) => pointerType(arg, op));
  const parts = partsOf(step).flatMap((part) => [part.name, ...part.args, ...part.literals.map(literalText)]);
  return [step.kernel.name, ...types, ...parts].join(' ');
}

/** The kernel's one call, or the several that the operator takes. */
function partsOf({ kernel, call }: Step): readonly Part[] {
  return call.parts ?? [{ name: kernel.name, args: call.args.map((_, i) => i), literals: call.literals }];
}

/** Numbered within its kernel, in order of first use. */
function instanceName(key: string, all: readonly string[], prefix: string): string {
  const kernel = key.split(' ')[0]!;
  const siblings = all.filter((other) => other.split(' ')[0] === kernel);
  return `${prefix}_${kernel}_shape${siblings.indexOf(key)}`;
}

function describeInstance(users: readonly Step[], op: Op, name: string, prefix: string): Instance {
  const [step] = users;
  invariant(step, `instance ${name} without a user`);
  const pointers = step.call.args.map((arg, i) => ({ type: pointerType(arg, op), name: argName(arg, i) }));
  const layers = users.map((user) => user.node.index).join(', ');
  return {
    name,
    comment: users.length === 1 ? `layer ${layers}` : `layers ${layers}, which have the same shape`,
    parameters: pointers.map((p) => `${p.type}${p.name}`),
    calls: partsOf(step).map((part) => ({
      kernel: `${prefix}_${part.name}`,
      arguments: wrapped([...part.args.map((a) => pointers[a]!.name), ...part.literals.map(literalText)]),
    })),
  };
}

/** Arguments, comma-separated, broken into lines of at most 100 columns. */
function wrapped(args: readonly string[]): readonly string[] {
  const lines: string[] = [];
  args.forEach((arg, i) => {
    const text = i < args.length - 1 ? `${arg},` : arg;
    const last = lines.at(-1);
    if (last !== undefined && last.length + text.length + 9 <= 100) lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(text);
  });
  return lines;
}

function literalText(literal: Literal): string {
  const value =
    literal.ctype === 'float'
      ? cFloat(literal.value)
      : literal.value === -2147483648
        ? 'INT32_MIN'
        : String(literal.value);
  return `/* ${literal.name} */ ${value}`;
}

function argName(arg: Arg, i: number): string {
  if (arg.kind === 'input') return arg.index === 0 ? 'input' : `input_${arg.index}`;
  if (arg.kind === 'state') return `state_${arg.index}`;
  if (arg.kind === 'output') return arg.index === 0 ? 'output' : `output_${arg.index}`;
  return arg.kind === 'null' ? `none_${i}` : arg.label;
}

function pointerType(arg: Arg, op: Op): string {
  if (arg.kind === 'input') return `const ${cType(input(op, arg.index))} *`;
  if (arg.kind === 'state') return `${cType(input(op, arg.index))} *`;
  if (arg.kind === 'output') return `${cType(output(op, arg.index))} *`;
  if (arg.kind === 'constant') return `const ${tableType(arg.data)} *`;
  return arg.kind === 'scratch' ? `${arg.ctype} *` : `const ${arg.ctype} *`;
}

/** "kws_03_depthwise_conv2d_1": unique by its number, and never the name of one of the layer's own tables. */
export function layerFunction(step: Step, op: Op, prefix: string): string {
  const name = layerName(op);
  const taken = step.call.args.some((arg) => arg.kind === 'constant' && arg.label === name);
  return `${prefix}_${layerPrefix(step.node.index)}_${name}${taken ? '_layer' : ''}`;
}

function describeLayer(
  plan: Plan,
  step: Step,
  i: number,
  op: Op,
  callee: string,
  tableNames: TableNames,
  prefix: string,
): Layer {
  const place = locate(plan, step.node.outputs[0]!);
  return {
    index: step.node.index,
    name: layerFunction(step, op, prefix),
    heading: heading(plan, step, i, op),
    callee,
    arguments: step.call.args.map((arg, a) => argument(plan, step, i, a, arg, op, tableNames)),
    outputOffset: place.offset,
    outputBytes: place.bytes,
    outputPool: place.pool,
  };
}

function argument(plan: Plan, step: Step, i: number, a: number, arg: Arg, op: Op, tableNames: TableNames): string {
  if (arg.kind === 'null') return `(${pointerType(arg, op)})0`;
  if (arg.kind === 'constant') return tableNames.get(arg)!;
  const at = arg.kind === 'scratch' ? locateScratch(plan, i, a) : locate(plan, portOf(step, arg));
  const type = pointerType(arg, op);
  const through = /int8_t/.test(type) ? '' : type.startsWith('const') ? '(const void *)' : '(void *)';
  return `(${type})${through}(m->${at.pool} + ${at.offset})`;
}

function portOf(step: Step, arg: Extract<Arg, { kind: 'input' | 'output' | 'state' }>): number {
  const id = (arg.kind === 'output' ? step.node.outputs : step.node.inputs)[arg.index];
  invariant(id !== undefined && id >= 0, `${step.kernel.name} asks for ${arg.kind} ${arg.index}`);
  return id;
}

/** The layer in five lines: what comes in, what goes out, where it lies, what runs. */
function heading(plan: Plan, step: Step, i: number, op: Op): readonly string[] {
  const title = `layer ${layerPrefix(step.node.index)}  ${step.node.kind}  "${commentSafe(layerName(op))}"`;
  const ins = step.node.inputs.flatMap((id, n) => {
    const tensor = optionalInput(op, n);
    return tensor === null || tensor.data !== null ? [] : [portLine('in ', tensor, locate(plan, id))];
  });
  const outs = step.node.outputs.map((id, n) => portLine('out', output(op, n), locate(plan, id)));
  const scratch = step.call.args.flatMap((arg, a) =>
    arg.kind === 'scratch' ? [`scratch ${where(locateScratch(plan, i, a))}`] : [],
  );
  const run = [`run   ${step.kernel.name}`, ...scratch, ...(step.macs > 0 ? [`${step.macs} MACs`] : [])];
  return [`---- ${title} ${'-'.repeat(Math.max(4, 78 - title.length))}`, ...ins, ...outs, run.join('   ')];
}

function portLine(side: string, tensor: Tensor, at: Location): string {
  const quant = tensor.quant
    ? `  scale ${Number((tensor.quant.scales[0] ?? 0).toPrecision(6))}  zero ${tensor.quant.zeroPoints[0]}`
    : '';
  return `${side}   ${tensor.dtype}  ${shapeText(tensor)}${quant}   ${where(at)}`;
}

function where(at: Location): string {
  return `${at.pool} +${at.offset} (${at.bytes} B)`;
}

export function shapeText(tensor: Tensor): string {
  return tensor.shape.join('x') || 'scalar';
}

/** Names come from the file: they must not end a comment, continue a line, make a trigraph or carry line breaks. */
export function commentSafe(text: string): string {
  return text
    .replace(/[^\x20-\x7e]/g, '_')
    .replaceAll('\\', '/')
    .replace(/\?(?=\?)/g, '? ')
    .replaceAll('*/', '* /')
    .replaceAll('/*', '/ *');
}
