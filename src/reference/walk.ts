import type { Node, TensorId } from '../graph/types.ts';
import { defOf } from '../ops/index.ts';

/** Visits operators in the order in which they run, following the marks of control flow of a flattened graph. */
export function walk(
  nodes: readonly Node[],
  first: boolean,
  isTrue: (id: TensorId) => boolean,
  visit: (node: Node) => void,
): void {
  const controls = nodes.map((node) => defOf(node).control ?? null);
  const init = controls.indexOf('end-init');
  let at = first || init < 0 ? 0 : init + 1;
  while (at < nodes.length) {
    const [node, control] = [nodes[at]!, controls[at]];
    if (control === null) visit(node);
    const skips = (control === 'leave-unless' || control === 'if') && !isTrue(node.inputs[0]!);
    if (control === 'end-loop') at = matching(controls, at, -1, ['loop']);
    else if (control === 'else') at = matching(controls, at, 1, ['end-if']);
    else if (skips) at = matching(controls, at, 1, control === 'if' ? ['else', 'end-if'] : ['end-loop']) + 1;
    else at++;
  }
}

const opens = new Set(['loop', 'if']);
const closes = new Set(['end-loop', 'end-if']);

/** The mark that belongs to the one at `from`, nested ones passed over. */
function matching(
  controls: readonly (string | null | undefined)[],
  from: number,
  step: 1 | -1,
  wanted: readonly string[],
): number {
  let depth = 0;
  for (let at = from + step; at >= 0 && at < controls.length; at += step) {
    const control = controls[at] ?? '';
    if (depth === 0 && wanted.includes(control)) return at;
    if ((step > 0 ? opens : closes).has(control)) depth++;
    if ((step > 0 ? closes : opens).has(control)) depth--;
  }
  return controls.length;
}
