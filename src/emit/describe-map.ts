import { lifeBar } from '../plan/life-bar.ts';
import type { Buffer, Plan } from '../plan/types.ts';
import { commentSafe } from './describe-layers.ts';

const WIDTH = 48;

/** The arena drawn in text: a row per buffer, a column per stretch of steps, and where the peak is. */
export function arenaMap(plan: Plan): readonly string[] {
  const buffers = plan.buffers.filter((buffer) => buffer.region !== 'state' && buffer.bytes > 0);
  const rows = buffers.toSorted((a, b) => a.lifetime.first - b.lifetime.first || a.offset - b.offset);
  const steps = plan.kernelPlan.steps.length;
  return [
    `arena ${plan.arenaBytes} B; no placement can need less than ${plan.lowerBoundBytes} B`,
    `peak ${plan.peak.bytes} B at ${stepName(plan, plan.peak.step)}: ${peakBuffers(plan)}`,
    '',
    ...rows.map((buffer) => row(buffer, steps)),
  ];
}

function stepName(plan: Plan, step: number): string {
  const node = plan.kernelPlan.steps[step]?.node;
  return node ? `layer ${node.index} ${node.kind}` : step < 0 ? 'the inputs' : 'the outputs';
}

function peakBuffers(plan: Plan): string {
  return plan.peak.buffers
    .slice(0, 3)
    .map((buffer) => `${shortened(buffer.label)} ${buffer.bytes} B`)
    .join(', ');
}

function row(buffer: Buffer, steps: number): string {
  return `+${String(buffer.offset).padEnd(7)} ${String(buffer.bytes).padStart(7)} B  ${lifeBar(buffer.lifetime, steps, WIDTH)}  ${shortened(buffer.label)}`;
}

function shortened(label: string): string {
  const safe = commentSafe(label.split(';').at(-1) ?? label);
  return safe.length > 40 ? `...${safe.slice(-37)}` : safe;
}
