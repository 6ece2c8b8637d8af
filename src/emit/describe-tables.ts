import { output, viewOf } from '../graph/tensor.ts';
import type { Subgraph } from '../graph/types.ts';
import type { Arg } from '../kernels/kernel.ts';
import type { SharedTable } from '../plan/types.ts';
import { cArray, tableType } from './c-array.ts';
import { commentSafe } from './describe-layers.ts';
import { layerPrefix } from './names.ts';
import type { TableView } from './program.ts';

export type TableNames = ReadonlyMap<Arg, string>;

/** A table carries its layer's number; one of several layers is "shared", numbered where a label comes twice. */
export function namesOf(tables: readonly SharedTable[], prefix: string): TableNames {
  const names = new Map<Arg, string>();
  const taken = new Map<string, number>();
  for (const { args, steps } of tables) {
    const indices = new Set(steps.map((step) => step.node.index));
    const owner = indices.size === 1 ? layerPrefix(steps[0]!.node.index) : 'shared';
    const stem = `${prefix}_${owner}_${args[0]!.label}`;
    const before = taken.get(stem) ?? 0;
    taken.set(stem, before + 1);
    for (const arg of args) names.set(arg, before === 0 ? stem : `${stem}_${before + 1}`);
  }
  return names;
}

export function describeTable({ args, steps }: SharedTable, names: TableNames, main: Subgraph): TableView {
  const [arg, step] = [args[0]!, steps[0]!];
  const indices = [...new Set(steps.map(({ node }) => node.index))];
  const owner =
    indices.length === 1
      ? `layer ${step.node.index} ${step.node.kind} "${commentSafe(output(viewOf(main, step.node)).name)}"`
      : `layers ${indices.join(', ')}`;
  return {
    name: names.get(arg)!,
    ctype: tableType(arg.data),
    length: arg.data.length,
    align: Math.max(...args.map(({ align }) => align)),
    comment: `${owner}: ${arg.label}, ${arg.data.byteLength} B`,
    values: cArray(arg.data, arg.rowLength),
  };
}
