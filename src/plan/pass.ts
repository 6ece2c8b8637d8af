import type { Session } from '../errors.ts';
import type { Graph } from '../graph/types.ts';

/** Looks and reports; changes nothing. */
export type Check = (graph: Graph, session: Session) => void;

/** Gives a new graph of the same meaning. */
export type Rewrite = (graph: Graph) => Graph;
