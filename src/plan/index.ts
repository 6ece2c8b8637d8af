import type { Board } from '../boards/board.ts';
import type { Session } from '../errors.ts';
import type { Graph, LegalGraph } from '../graph/types.ts';
import type { Backend } from '../ops/op.ts';
import { withStates } from '../ops/with-states.ts';
import { reportOrder } from './check/report-order.ts';
import { reportQuantization } from './check/report-quantization.ts';
import { reportRules, reportShapes } from './check/report-rules.ts';
import { reportTypes } from './check/report-types.ts';
import { reportUnsupportedOps } from './check/report-unsupported-ops.ts';
import { reportSubgraphs } from './check/report-subgraphs.ts';
import { copyConstantOutputs } from './legalize/copy-constant-outputs.ts';
import { foldConstants } from './legalize/fold-constants.ts';
import { inlineSubgraphs } from './legalize/inline-subgraphs.ts';
import { placeVariables } from './legalize/place-variables.ts';
import { removeDeadOps } from './legalize/remove-dead-ops.ts';
import { tabulateElementwise } from './legalize/tabulate-elementwise.ts';
import type { Check, Rewrite } from './pass.ts';
import { place } from './place.ts';
import { schedule } from './schedule.ts';
import { select } from './select.ts';
import type { KernelPlan, Plan, Schedule } from './types.ts';

/** The compiler between parsing and emission, on one screen. Each line of checks ends a stage. */
export const pipeline = {
  identify: [
    [reportUnsupportedOps, reportOrder],
    [reportTypes, reportQuantization],
  ],
  fold: [foldConstants],
  check: [[reportRules, reportSubgraphs], [reportShapes]],
  legalize: [
    removeDeadOps,
    withStates,
    tabulateElementwise,
    inlineSubgraphs,
    placeVariables,
    foldConstants,
    copyConstantOutputs,
  ],
  schedule,
  select,
  place,
} as const satisfies {
  identify: readonly (readonly Check[])[];
  fold: readonly Rewrite[];
  check: readonly (readonly Check[])[];
  legalize: readonly Rewrite[];
  [stage: string]: unknown;
};

/** Every stage's result, for --dump, reports and tests. */
export interface Stages {
  readonly graph: Graph;
  readonly legal: LegalGraph;
  readonly schedule: Schedule;
  readonly kernels: KernelPlan;
  readonly plan: Plan;
}

export interface PlanOptions {
  readonly backend: Backend;
  readonly board: Board;
  /** Limit of the user's own on constants, below the board's. */
  readonly maxFlashBytes?: number | null;
  /** Told after each stage, for progress and timing. */
  readonly onStage?: (stage: keyof Stages) => void;
}

export function planModel(graph: Graph, options: PlanOptions, session: Session): Stages {
  const done = options.onStage ?? (() => {});
  const legal = legalize(graph, session);
  done('legal');
  const scheduled = pipeline.schedule(legal);
  done('schedule');
  const kernels = pipeline.select(scheduled, options.backend, options.board, session, options.maxFlashBytes);
  done('kernels');
  const plan = pipeline.place(kernels);
  done('plan');
  return { graph, legal, schedule: scheduled, kernels, plan };
}

export function legalize(graph: Graph, session: Session): LegalGraph {
  report(pipeline.identify, graph, session);
  const folded = rewrite(pipeline.fold, graph);
  report(pipeline.check, folded, session);
  return { ...rewrite(pipeline.legalize, folded), legal: true };
}

function report(stages: readonly (readonly Check[])[], graph: Graph, session: Session): void {
  for (const checks of stages) {
    for (const check of checks) check(graph, session);
    session.endStage();
  }
}

function rewrite(rewrites: readonly Rewrite[], graph: Graph): Graph {
  return rewrites.reduce((g, one) => one(g), graph);
}
