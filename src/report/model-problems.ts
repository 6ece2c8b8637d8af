import { createSession, isCompileError, type Problem } from '../errors.ts';
import type { Graph, Node } from '../graph/types.ts';
import { pipeline } from '../plan/index.ts';
import type { Check } from '../plan/pass.ts';

/**
 * Everything that is wrong with a model, all stages of checks together: an operator that one stage refuses is left out
 * of the next, so that the others are still looked at.
 */
export function modelProblems(graph: Graph): readonly Problem[] {
  const identified = collect(pipeline.identify, graph, []);
  const known = leaveOut(graph, identified);
  return collect(
    pipeline.check,
    pipeline.fold.reduce((folded, rewrite) => rewrite(folded), known),
    identified,
  );
}

function collect(stages: readonly (readonly Check[])[], graph: Graph, before: readonly Problem[]): readonly Problem[] {
  return stages.reduce((found, checks) => {
    const rest = leaveOut(graph, found);
    return [...found, ...checks.flatMap((check) => run(check, rest))];
  }, before);
}

function leaveOut(graph: Graph, found: readonly Problem[]): Graph {
  return found.length === 0 ? graph : without(graph, new Set(found.map(keyOfProblem)));
}

function run(check: Check, graph: Graph): readonly Problem[] {
  const session = createSession();
  try {
    check(graph, session);
    return session.problems();
  } catch (error) {
    if (isCompileError(error)) return [...session.problems(), ...error.problems];
    throw error;
  }
}

function without(graph: Graph, broken: ReadonlySet<string>): Graph {
  const subgraphs = graph.subgraphs.map((subgraph) => ({
    ...subgraph,
    nodes: subgraph.nodes.filter((node) => !broken.has(keyOfNode(node, subgraph.tensors[node.outputs[0] ?? -1]?.name))),
  }));
  return { ...graph, subgraphs };
}

/** Problems name an operator by index, kind and the name of its first output. */
export function keyOfProblem({ at }: Problem): string {
  return `${at?.op} ${at?.kind} ${at?.name}`;
}

export function keyOfNode(node: Node, output: string | undefined): string {
  return `${node.index} ${node.kind} ${output ?? ''}`;
}
