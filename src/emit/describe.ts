import { byteSize, mainOf, tensorAt, zeroPointOf } from '../graph/tensor.ts';
import type { Subgraph } from '../graph/types.ts';
import type { Plan } from '../plan/types.ts';
import { cString } from './c-string.ts';
import { describeLayers } from './describe-layers.ts';
import { arenaMap } from './describe-map.ts';
import { describePorts } from './describe-ports.ts';
import { kernelText } from './kernel-source.ts';
import { locate } from './memory.ts';
import type { Program, StateReset } from './program.ts';

export interface Provenance {
  readonly prefix: string;
  /** The tool's own line, the model's file name and hash, the command that makes this again. */
  readonly banner: readonly string[];
  readonly labels: readonly string[];
}

/** Plan -> Program: every decision is made here, the templates only fill holes. */
export function describe(plan: Plan, from: Provenance): Program {
  const main = mainOf(plan.kernelPlan.schedule.graph);
  const { prefix } = from;
  const layers = describeLayers(plan, main, prefix);
  const kernels = kernelText(
    plan.kernelPlan.steps.flatMap((step) => step.kernel.source ?? []),
    prefix,
  );
  const macs = plan.kernelPlan.steps.reduce((sum, step) => sum + step.macs, 0);
  return {
    name: prefix,
    NAME: prefix.toUpperCase(),
    banner: from.banner,
    summary: [
      `${layers.layers.length} layers, ${macs} MACs, arena ${plan.arenaBytes} B, constants ${plan.constBytes} B in flash`,
    ],
    map: arenaMap(plan),
    arenaBytes: plan.arenaBytes,
    arenaAlign: Math.max(plan.arenaAlign, 16),
    stateBytes: plan.stateBytes,
    hasArena: plan.arenaBytes > 0,
    hasState: plan.stateBytes > 0,
    hasInit: plan.stateBytes > 0 || layers.initLines.length > 0,
    stateResets: stateResets(plan, main),
    constBytes: plan.constBytes,
    macs,
    inputs: describePorts(plan, main, 'input', prefix),
    outputs: describePorts(plan, main, 'output', prefix),
    labels: from.labels.map(cString),
    ...layers,
    kernelIncludes: kernels.includes.filter((header) => header !== 'stddef.h' && header !== 'stdint.h'),
    kernels: kernels.text,
  };
}

/** A variable starts at real zero, which is the zero point's code: for bytes a memset, else zero. */
function stateResets(plan: Plan, main: Subgraph): readonly StateReset[] {
  const variables = main.tensors.filter(
    (tensor) =>
      tensor.isVariable &&
      plan.buffers.some(({ use, region }) => region === 'state' && use.kind === 'tensor' && use.root === tensor.id),
  );
  return variables.map((tensor) => ({
    offset: locate(plan, tensor.id).offset,
    bytes: byteSize(tensorAt(main, tensor.id)),
    code: tensor.dtype === 'int8' ? zeroPointOf(tensor) & 0xff : 0,
    comment: tensor.name,
  }));
}
