import { invariant } from '../errors.ts';
import { elementCount, viewOf, zeroPointOf } from '../graph/tensor.ts';
import type { Graph, Node, Subgraph, Tensor } from '../graph/types.ts';
import { constantValue, makeValue, type Value, type Values } from '../graph/values.ts';
import { defOf } from '../ops/index.ts';
import type { ReferenceEnv } from '../ops/op.ts';
import { withStates } from '../ops/with-states.ts';
import { walk } from './walk.ts';

/** What an operator gave: for finding the first layer that differs. */
export type Watch = (node: Node, outputs: Values) => void;

/** One instance of a model: its state lasts from one invocation to the next. */
export interface Interpreter {
  readonly invoke: (inputs: Values, watch?: Watch) => Values;
}

/** Runs a checked graph by its operators' meanings: the definition that emitted code is compared with. */
export function interpreter(checked: Graph): Interpreter {
  const graph = withStates(checked);
  const states = graph.subgraphs.map(initialState);
  const env = environment((index, inputs) => run(index, inputs));
  let first = true;
  const run = (index: number, inputs: Values, watch?: Watch): Values => {
    const subgraph = graph.subgraphs[index];
    invariant(subgraph, `subgraph ${index} of ${graph.subgraphs.length}`);
    return runSubgraph(subgraph, states[index]!, inputs, env, first, watch);
  };
  return {
    invoke: (inputs, watch) => {
      const outputs = run(0, inputs, watch);
      first = false;
      return outputs;
    },
  };
}

function environment(call: ReferenceEnv['call']): ReferenceEnv {
  const names: string[] = [];
  const handleOf = (name: string): number => (names.includes(name) ? names.indexOf(name) : names.push(name) - 1);
  return { call, handleOf, resources: new Map(), ran: new Set() };
}

/** Variable tensors begin at real zero. */
function initialState(subgraph: Subgraph): Map<number, Value> {
  const variables = subgraph.tensors.filter((tensor) => tensor.isVariable && tensor.data === null);
  return new Map(variables.map((tensor) => [tensor.id, restingValue(tensor)]));
}

function restingValue(tensor: Tensor): Value {
  const value = makeValue(tensor.dtype, elementCount(tensor.shape));
  return tensor.dtype === 'int8' ? (value as Int8Array).fill(zeroPointOf(tensor)) : value;
}

function runSubgraph(
  graph: Subgraph,
  state: Map<number, Value>,
  inputs: Values,
  env: ReferenceEnv,
  first: boolean,
  watch?: Watch,
): Values {
  const values = new Map<number, Value>(state);
  graph.inputs.forEach((id, i) => values.set(id, inputs[i]!));
  const valueOf = (id: number): Value | null => (id < 0 ? null : lookUp(graph, values, id));
  walk(
    graph.nodes,
    first,
    (id) => Number(valueOf(id)?.[0] ?? 0) !== 0,
    (node) => {
      const outputs = defOf(node).reference(viewOf(graph, node), node.inputs.map(valueOf), env);
      node.outputs.forEach((id, i) => {
        values.set(id, outputs[i]!);
        if (state.has(id)) state.set(id, outputs[i]!);
      });
      watch?.(node, outputs);
    },
  );
  return graph.outputs.map(valueOf);
}

/** Constants are decoded when they are first read. */
function lookUp(graph: Subgraph, values: Map<number, Value>, id: number): Value {
  const tensor = graph.tensors[id]!;
  const value = values.get(id) ?? (tensor.data === null ? undefined : constantValue(tensor));
  invariant(value, `"${tensor.name}" is read before it is written`);
  values.set(id, value);
  return value;
}
