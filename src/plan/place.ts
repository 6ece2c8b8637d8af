import { elementBytes, mainOf, tensorAt } from '../graph/tensor.ts';
import type { Subgraph } from '../graph/types.ts';
import { pack } from './pack.ts';
import { distinctTables } from './tables.ts';
import type { Buffer, BufferUse, KernelPlan, Lifetime, Peak, Plan, StorageGroup } from './types.ts';

const TENSOR_ALIGN = 4;
const STATE_REGION = 'state';
const ARENA_REGION = 'arena';

/** What must lie somewhere: several uses where one is written over another in place. */
export interface Demand {
  readonly uses: readonly {
    readonly use: BufferUse;
    readonly label: string;
    readonly bytes: number;
    readonly lifetime: Lifetime;
  }[];
  readonly bytes: number;
  readonly align: number;
  readonly lifetime: Lifetime;
}

/** KernelPlan -> Plan: an offset for every tensor and scratch buffer. */
export function place(kernelPlan: KernelPlan): Plan {
  const main = mainOf(kernelPlan.schedule.graph);
  const groups = kernelPlan.schedule.groups;
  const isState = (group: StorageGroup): boolean => group.members.some((id) => tensorAt(main, id).isVariable);
  const state = demandsOf(groups.filter(isState), main);
  const arena = shareInPlace(
    [
      ...demandsOf(
        groups.filter((g) => !isState(g)),
        main,
      ),
      ...scratchDemands(kernelPlan),
    ],
    kernelPlan,
  );
  const placed = pack(arena);
  const stacked = stack(state);
  const tables = distinctTables(kernelPlan.steps);
  const buffers = [
    ...toBuffers(arena, placed.offsets, ARENA_REGION),
    ...toBuffers(state, stacked.offsets, STATE_REGION),
  ];
  return {
    kernelPlan,
    buffers,
    arenaBytes: placed.bytes,
    arenaAlign: Math.max(TENSOR_ALIGN, ...arena.map((demand) => demand.align)),
    stateBytes: stacked.bytes,
    tables,
    constBytes: tables.reduce((sum, { args: [arg] }) => sum + (arg?.data.byteLength ?? 0), 0),
    lowerBoundBytes: placed.lowerBoundBytes,
    peak: peakOf(
      buffers.filter((buffer) => buffer.region === ARENA_REGION),
      kernelPlan.steps.length,
    ),
  };
}

function demandsOf(groups: readonly StorageGroup[], graph: Subgraph): Demand[] {
  return groups.map((group) => {
    const label = tensorAt(graph, group.root).name;
    const use = {
      use: { kind: 'tensor', root: group.root } as const,
      label,
      bytes: group.bytes,
      lifetime: group.lifetime,
    };
    return { uses: [use], bytes: group.bytes, align: alignOf(group, graph), lifetime: group.lifetime };
  });
}

/** Elements of eight bytes ask for more than the others. */
function alignOf(group: StorageGroup, graph: Subgraph): number {
  return Math.max(TENSOR_ALIGN, ...group.members.map((id) => elementBytes(tensorAt(graph, id).dtype)));
}

function scratchDemands(plan: KernelPlan): Demand[] {
  return plan.steps.flatMap((step, i) =>
    step.call.args.flatMap((arg, index): Demand[] => {
      if (arg.kind !== 'scratch') return [];
      const lifetime = { first: i, last: i };
      const use = {
        use: { kind: 'scratch', step: i, arg: index } as const,
        label: `${arg.label} of layer ${step.node.index}`,
        bytes: arg.bytes,
        lifetime,
      };
      return [{ uses: [use], bytes: arg.bytes, align: Math.max(TENSOR_ALIGN, arg.align), lifetime }];
    }),
  );
}

/** Lets an output take over the bytes of an input that dies in the same step, where the kernel allows it. */
function shareInPlace(demands: readonly Demand[], plan: KernelPlan): readonly Demand[] {
  const shared = [...demands];
  plan.steps.forEach((step, i) => {
    for (const [from, to] of step.call.inPlace) {
      const source = shared.findIndex((d) => holds(d, plan, step.node.inputs[from]!) && d.lifetime.last === i);
      const target = shared.findIndex((d) => holds(d, plan, step.node.outputs[to]!) && d.lifetime.first === i);
      const [a, b] = [shared[source], shared[target]];
      if (!a || !b || source === target || b.bytes > a.bytes) continue;
      shared[source] = merge(a, b);
      shared.splice(target, 1);
      break;
    }
  });
  return shared;
}

function holds(demand: Demand, plan: KernelPlan, tensor: number): boolean {
  const root = plan.schedule.groups.find((group) => group.members.includes(tensor))?.root;
  return demand.uses.some(({ use }) => use.kind === 'tensor' && use.root === root);
}

function merge(a: Demand, b: Demand): Demand {
  return {
    uses: [...a.uses, ...b.uses],
    bytes: Math.max(a.bytes, b.bytes),
    align: Math.max(a.align, b.align),
    lifetime: { first: Math.min(a.lifetime.first, b.lifetime.first), last: Math.max(a.lifetime.last, b.lifetime.last) },
  };
}

function stack(demands: readonly Demand[]): { readonly offsets: readonly number[]; readonly bytes: number } {
  let bytes = 0;
  const offsets = demands.map((demand) => {
    const offset = Math.ceil(bytes / 8) * 8;
    bytes = offset + demand.bytes;
    return offset;
  });
  return { offsets, bytes };
}

function toBuffers(demands: readonly Demand[], offsets: readonly number[], region: string): readonly Buffer[] {
  return demands.flatMap((demand, i) =>
    demand.uses.map((use) => ({ ...use, align: demand.align, region, offset: offsets[i]! })),
  );
}

function peakOf(buffers: readonly Buffer[], steps: number): Peak {
  const at = Array.from({ length: steps + 2 }, (_, i) => peakAt(buffers, i - 1));
  return at.reduce((peak, here) => (here.bytes > peak.bytes ? here : peak));
}

/** Bytes in use at one step: the span of offsets may be larger, overlaps in place count once. */
function peakAt(buffers: readonly Buffer[], step: number): Peak {
  const alive = buffers
    .filter((b) => b.lifetime.first <= step && step <= b.lifetime.last)
    .toSorted((a, b) => b.bytes - a.bytes);
  const starts = new Map<number, number>();
  for (const b of alive) starts.set(b.offset, Math.max(starts.get(b.offset) ?? 0, b.bytes));
  return { step, bytes: [...starts.values()].reduce((sum, bytes) => sum + bytes, 0), buffers: alive };
}
