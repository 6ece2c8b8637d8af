/** The reference meaning against the compiled C, layer by layer. */
import { crc32 } from 'node:zlib';
import { bytesFromValue, valueFromBytes } from '../graph/values.ts';
import { viewOf } from '../graph/tensor.ts';
import type { Compiled } from '../index.ts';
import { layerName } from '../emit/names.ts';
import { interpreter } from '../reference/interpreter.ts';
import { modelRun } from './compiled.ts';
import type { CoreId } from './machines.ts';
import { runModels } from './models.ts';
import { type Outcome, success } from './outcome.ts';
import type { InvocationResult } from './protocol.ts';

export interface VerifyOptions {
  readonly core: CoreId | 'host';
  readonly workDir: string;
  readonly optimise: string;
  readonly invocations: readonly (readonly Uint8Array[])[];
}

export interface Mismatch {
  readonly invocation: number;
  /** The first layer whose bytes differ; null when only an output differs, or invoke failed. */
  readonly layer: {
    readonly index: number;
    readonly kind: string;
    readonly name: string;
    readonly kernel: string;
  } | null;
  readonly says: string;
}

export interface Verification {
  readonly core: CoreId | 'host';
  readonly invocations: number;
  readonly layers: number;
  readonly bytesCompared: number;
  readonly mismatch: Mismatch | null;
}

interface Expected {
  readonly outputs: readonly Uint8Array[];
  /** Operators in the order in which they ran, loops and all, with the CRC-32 of their first output. */
  readonly layers: readonly { readonly layer: number; readonly crc: number }[];
}

export async function verifyModel(compiled: Compiled, options: VerifyOptions): Promise<Outcome<Verification>> {
  const expected = referenceAnswers(compiled, options.invocations);
  const [result] = await runModels([modelRun(compiled, options.invocations)], {
    ...options,
    mode: 'crc',
    count: false,
    sanitize: false,
    timeoutMs: 600_000,
  });
  if (!result!.outcome.ok) return result!.outcome;
  const ran = result!.outcome.value.invocations;
  const mismatch = ran
    .map((invocation, n) => compare(compiled, expected[n]!, invocation, n))
    .find((found) => found !== null);
  return success({
    core: options.core,
    invocations: ran.length,
    layers: compiled.stages.kernels.steps.length,
    bytesCompared: expected.reduce((sum, { outputs }) => sum + outputs.reduce((n, bytes) => n + bytes.length, 0), 0),
    mismatch: mismatch ?? null,
  });
}

/** Outputs of the graph as parsed; layers of the graph as legalized, which is what the program runs. */
function referenceAnswers(compiled: Compiled, invocations: VerifyOptions['invocations']): readonly Expected[] {
  const { graph, legal } = compiled.stages;
  const main = graph.subgraphs[0]!;
  const inInvoke = layersOfInvoke(compiled);
  const [asParsed, asRun] = [interpreter(graph), interpreter(legal)];
  return invocations.map((inputs) => {
    const values = (): ReturnType<typeof valueFromBytes>[] =>
      inputs.map((bytes, i) => valueFromBytes(main.tensors[main.inputs[i]!]!.dtype, bytes));
    const layers: { layer: number; crc: number }[] = [];
    asRun.invoke(values(), (node, outputs) => {
      if (outputs[0] && inInvoke.has(node.index))
        layers.push({ layer: node.index, crc: crc32(bytesFromValue(outputs[0])) });
    });
    return { outputs: asParsed.invoke(values()).map((value) => bytesFromValue(value!)), layers };
  });
}

/** Steps before the mark that ends init leave no trace. */
function layersOfInvoke(compiled: Compiled): ReadonlySet<number> {
  const { steps } = compiled.stages.kernels;
  const endOfInit = steps.findIndex((step) => step.call.control === 'end-init');
  return new Set(steps.slice(endOfInit + 1).map((step) => step.node.index));
}

function compare(compiled: Compiled, expected: Expected, got: InvocationResult, invocation: number): Mismatch | null {
  if (got.status !== 0) return { invocation, layer: null, says: `invoke returned ${got.status}` };
  const wrong = got.layers.find((record, i) => {
    const wanted = expected.layers[i];
    return wanted?.layer !== record.layer || wanted.crc !== record.crc;
  });
  const output = got.outputs.findIndex((bytes, i) => !sameBytes(bytes, expected.outputs[i]!));
  if (output < 0)
    return wrong
      ? { invocation, layer: describeLayer(compiled, wrong.layer), says: 'a layer differs, the outputs do not' }
      : null;
  const first = got.outputs[output]!.findIndex((byte, i) => byte !== expected.outputs[output]![i]);
  const says = `output ${output}, byte ${first}: ${got.outputs[output]![first]} where the reference gives ${expected.outputs[output]![first]}`;
  return { invocation, layer: wrong ? describeLayer(compiled, wrong.layer) : null, says };
}

function describeLayer(compiled: Compiled, index: number): Mismatch['layer'] {
  const step = compiled.stages.kernels.steps.find(({ node }) => node.index === index);
  if (!step) return null;
  const op = viewOf(compiled.stages.legal.subgraphs[0]!, step.node);
  return { index, kind: step.node.kind, name: layerName(op), kernel: step.kernel.name };
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
