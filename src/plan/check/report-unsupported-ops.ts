import { problem } from '../../errors.ts';
import { placeOf, viewOf } from '../../graph/tensor.ts';
import { findOp } from '../../ops/index.ts';
import { wayOut } from '../../ops/way-out.ts';
import type { Check } from '../pass.ts';

/** Every operator that has no definition, so that the user learns of all of them at once. */
export const reportUnsupportedOps: Check = (graph, session) => {
  for (const subgraph of graph.subgraphs) {
    for (const node of subgraph.nodes) {
      if (findOp(node.kind) !== null) continue;
      session.report(
        problem('op/unsupported', `${node.kind} is not supported`, {
          at: placeOf(viewOf(subgraph, node)),
          hint: wayOut(node.kind),
        }),
      );
    }
  }
};
