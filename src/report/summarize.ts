import type { Board } from '../boards/board.ts';
import { layerName } from '../emit/names.ts';
import { byteSize, tensorAt, viewOf } from '../graph/tensor.ts';
import type { DType, Shape, TensorId } from '../graph/types.ts';
import type { Backend } from '../ops/op.ts';
import { flashLimit, ramLimit } from '../plan/check-budget.ts';
import { mainOf } from '../graph/tensor.ts';
import type { Plan, Step } from '../plan/types.ts';

/** The numbers of a compiled model, for summaries, reports and tools. */
export interface Summary {
  readonly board: string;
  readonly arenaBytes: number;
  readonly stateBytes: number;
  readonly constBytes: number;
  readonly lowerBoundBytes: number;
  /** What the board leaves for a model. */
  readonly ramLimitBytes: number;
  readonly flashLimitBytes: number;
  readonly macs: number;
  readonly peak: PeakSummary;
  readonly layers: readonly LayerSummary[];
}

export interface PeakSummary {
  /** Operator index in the file; null where the ports alone are the peak. */
  readonly layer: number | null;
  readonly kind: string | null;
  readonly name: string | null;
  readonly bytes: number;
  readonly buffers: readonly { readonly label: string; readonly bytes: number; readonly offset: number }[];
}

export interface LayerSummary {
  readonly index: number;
  readonly kind: string;
  readonly name: string;
  readonly kernel: string;
  readonly backend: Backend;
  readonly macs: number;
  readonly constBytes: number;
  readonly scratchBytes: number;
  readonly inputs: readonly PlacedTensor[];
  readonly outputs: readonly PlacedTensor[];
}

export interface PlacedTensor {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: Shape;
  readonly bytes: number;
  /** 'arena', 'state', or 'constant' where it lies in flash. */
  readonly region: string;
  readonly offset: number | null;
}

export function summarize(plan: Plan, board: Board): Summary {
  const { steps } = plan.kernelPlan;
  return {
    board: board.id,
    arenaBytes: plan.arenaBytes,
    stateBytes: plan.stateBytes,
    constBytes: plan.constBytes,
    lowerBoundBytes: plan.lowerBoundBytes,
    ramLimitBytes: ramLimit(board).bytes,
    flashLimitBytes: flashLimit(board).bytes,
    macs: steps.reduce((sum, step) => sum + step.macs, 0),
    peak: summarizePeak(plan),
    layers: steps.map((step) => summarizeLayer(plan, step)),
  };
}

function summarizePeak(plan: Plan): PeakSummary {
  const step = plan.kernelPlan.steps[plan.peak.step];
  const op = step ? viewOf(mainOf(plan.kernelPlan.schedule.graph), step.node) : null;
  return {
    layer: op?.index ?? null,
    kind: op?.kind ?? null,
    name: op === null ? null : layerName(op),
    bytes: plan.peak.bytes,
    buffers: plan.peak.buffers.map(({ label, bytes, offset }) => ({ label, bytes, offset })),
  };
}

function summarizeLayer(plan: Plan, step: Step): LayerSummary {
  const { node, call } = step;
  const placed = (ids: readonly TensorId[]): readonly PlacedTensor[] =>
    ids.filter((id) => id >= 0).map((id) => placeTensor(plan, id));
  return {
    index: node.index,
    kind: node.kind,
    name: layerName(viewOf(mainOf(plan.kernelPlan.schedule.graph), node)),
    kernel: step.kernel.name,
    backend: step.backend,
    macs: step.macs,
    constBytes: call.args.reduce((sum, arg) => sum + (arg.kind === 'constant' ? arg.data.byteLength : 0), 0),
    scratchBytes: call.args.reduce((sum, arg) => sum + (arg.kind === 'scratch' ? arg.bytes : 0), 0),
    inputs: placed(node.inputs),
    outputs: placed(node.outputs),
  };
}

function placeTensor(plan: Plan, id: TensorId): PlacedTensor {
  const { schedule } = plan.kernelPlan;
  const tensor = tensorAt(mainOf(schedule.graph), id);
  const { name, dtype, shape } = tensor;
  const group = schedule.groups.find(({ members }) => members.includes(id));
  const buffer = plan.buffers.find(({ use }) => use.kind === 'tensor' && use.root === group?.root);
  const place = buffer ?? { region: 'constant', offset: null };
  return { name, dtype, shape, bytes: byteSize(tensor), region: place.region, offset: place.offset };
}
