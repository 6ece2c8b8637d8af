import { dtypeRange } from '../graph/quantization.ts';
import { byteSize, elementCount, tensorAt } from '../graph/tensor.ts';
import type { Subgraph, Tensor } from '../graph/types.ts';
import type { Plan } from '../plan/types.ts';
import { cFloat } from './c-array.ts';
import { locate } from './memory.ts';
import { cType } from './names.ts';
import type { Port } from './program.ts';

/** The model's inputs or outputs: numbered always, and under the short name where there is only one. */
export function describePorts(plan: Plan, main: Subgraph, side: 'input' | 'output', prefix: string): readonly Port[] {
  const ids = side === 'input' ? main.inputs : main.outputs;
  return ids.map((id, index) => {
    const stems = ids.length === 1 ? [side, `${side}_${index}`] : [`${side}_${index}`];
    return describePort(plan, tensorAt(main, id), index, stems, prefix);
  });
}

function describePort(plan: Plan, tensor: Tensor, index: number, stems: readonly string[], prefix: string): Port {
  const quant =
    tensor.quant !== null && tensor.quant.scales.length === 1 && tensor.dtype !== 'float32' ? tensor.quant : null;
  const { low, high } = dtypeRange(tensor.dtype);
  const { pool, offset } = locate(plan, tensor.id);
  return {
    index,
    NAME: prefix.toUpperCase(),
    accessors: stems.map((stem) => `${prefix}_${stem}`),
    macros: stems.map((stem) => `${prefix}_${stem}`.toUpperCase()),
    tensorName: tensor.name,
    ctype: cType(tensor),
    shape: tensor.shape.join('x') || 'scalar',
    elements: elementCount(tensor.shape),
    bytes: byteSize(tensor),
    offset,
    pool,
    quantized: quant !== null && Number.isFinite(low),
    scale: cFloat(quant?.scales[0] ?? 1),
    zeroPoint: quant?.zeroPoints[0] ?? 0,
    low: Number.isFinite(low) ? low : 0,
    high: Number.isFinite(high) ? high : 0,
  };
}
