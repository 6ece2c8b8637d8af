import type { ConstantArg, SharedTable, Step } from './types.ts';

/** Every table once, in order of first use. */
export function distinctTables(steps: readonly Step[]): readonly SharedTable[] {
  const bySize = new Map<string, { readonly args: ConstantArg[]; readonly steps: Step[] }[]>();
  const tables: SharedTable[] = [];
  for (const step of steps) {
    for (const arg of step.call.args) {
      if (arg.kind !== 'constant') continue;
      const size = `${arg.data.constructor.name} ${arg.data.length}`;
      const alike = bySize.get(size) ?? [];
      const same = alike.find((table) => sameBytes(table.args[0]!, arg));
      if (same) {
        same.args.push(arg);
        same.steps.push(step);
        continue;
      }
      const table = { args: [arg], steps: [step] };
      bySize.set(size, [...alike, table]);
      tables.push(table);
    }
  }
  return tables;
}

/** Bits count, not values: -0 is not 0, and NaN is itself. */
function sameBytes(a: ConstantArg, b: ConstantArg): boolean {
  const [x, y] = [a, b].map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return x!.every((byte, i) => byte === y![i]);
}
