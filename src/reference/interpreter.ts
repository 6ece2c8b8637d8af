import { invariant } from '../errors.ts';
import { zeroPointOf, elementCount, viewOf } from '../graph/tensor.ts';
import type { Graph, Node, Subgraph, Tensor } from '../graph/types.ts';
import { constantValue, makeValue, type Value, type Values } from '../graph/values.ts';
import { defOf } from '../ops/index.ts';
import type { ReferenceEnv } from '../ops/op.ts';

/** What an operator gave: for finding the first layer that differs. */
export type Watch = (node: Node, outputs: Values) => void;

/** One instance of a model: its state lasts from one invocation to the next. */
export interface Interpreter {
  readonly invoke: (inputs: Values, watch?: Watch) => Values;
}

/** Runs a checked graph by its operators' meanings: the definition that emitted code is compared with. */
export function interpreter(graph: Graph): Interpreter {
  const states = graph.subgraphs.map(initialState);
  const resources: ReferenceEnv['resources'] = new Map();
  const run = (index: number, inputs: Values, watch?: Watch): Values => {
    const subgraph = graph.subgraphs[index];
    invariant(subgraph, `subgraph ${index} of ${graph.subgraphs.length}`);
    return runSubgraph(subgraph, states[index]!, inputs, { call: run, resources }, watch);
  };
  return { invoke: (inputs, watch) => run(0, inputs, watch) };
}

/** Variable tensors begin at real zero. */
function initialState(subgraph: Subgraph): ReadonlyMap<number, Value> {
  const variables = subgraph.tensors.filter((tensor) => tensor.isVariable && tensor.data === null);
  return new Map(variables.map((tensor) => [tensor.id, restingValue(tensor)]));
}

function restingValue(tensor: Tensor): Value {
  const value = makeValue(tensor.dtype, elementCount(tensor.shape));
  return tensor.dtype === 'int8' ? (value as Int8Array).fill(zeroPointOf(tensor)) : value;
}

function runSubgraph(
  graph: Subgraph,
  state: ReadonlyMap<number, Value>,
  inputs: Values,
  env: ReferenceEnv,
  watch?: Watch,
): Values {
  const values = new Map<number, Value>(state);
  graph.inputs.forEach((id, i) => values.set(id, inputs[i]!));
  const valueOf = (id: number): Value | null => {
    if (id < 0) return null;
    const tensor = graph.tensors[id]!;
    const value = values.get(id) ?? (tensor.data === null ? undefined : constantValue(tensor));
    invariant(value, `"${tensor.name}" is read before it is written`);
    values.set(id, value);
    return value;
  };
  for (const node of graph.nodes) {
    const outputs = defOf(node).reference(viewOf(graph, node), node.inputs.map(valueOf), env);
    node.outputs.forEach((id, i) => values.set(id, outputs[i]!));
    watch?.(node, outputs);
  }
  return graph.outputs.map(valueOf);
}
