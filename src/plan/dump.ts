import type { Session } from '../errors.ts';
import { printGraph } from '../graph/print.ts';
import type { Graph } from '../graph/types.ts';
import { legalize, pipeline, type PlanOptions } from './index.ts';
import { printKernels, printPlan, printSchedule } from './print.ts';

export const dumpStages = ['graph', 'legal', 'schedule', 'kernels', 'plan'] as const;
export type DumpStage = (typeof dumpStages)[number];

/** One stage's result as text. Later stages do not run, so a model that fails in one can be looked at before it. */
export function dump(graph: Graph, stage: DumpStage, options: PlanOptions, session: Session): string {
  if (stage === 'graph') return printGraph(graph);
  const legal = legalize(graph, session);
  if (stage === 'legal') return printGraph(legal);
  const schedule = pipeline.schedule(legal);
  if (stage === 'schedule') return printSchedule(schedule);
  const kernels = pipeline.select(schedule, options.backend, options.board, session);
  return stage === 'kernels' ? printKernels(kernels) : printPlan(pipeline.place(kernels));
}
