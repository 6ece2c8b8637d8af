import { readFile } from 'node:fs/promises';
import type { StackFrame } from './build-types.ts';

/** Frames of all functions in the objects, deepest first; the compiler left a .su file beside each. */
export async function readStackUsage(objects: readonly string[]): Promise<readonly StackFrame[]> {
  const texts = await Promise.all(objects.map((path) => readFile(path.replace(/\.o$/, '.su'), 'utf8').catch(() => '')));
  return texts.flatMap(parseStackUsage).toSorted((a, b) => b.bytes - a.bytes || a.function.localeCompare(b.function));
}

/** One line per function: "path:line:column:name<tab>bytes<tab>kind". */
function parseStackUsage(text: string): readonly StackFrame[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const match = /^(.*?)(?::\d+)?(?::\d+)?:([^:\t]+)\t(\d+)\t(\S+)/.exec(line);
    if (match === null) return [];
    const [, file = '', name = '', bytes = '', kind = ''] = match;
    return [{ function: name, file, bytes: Number(bytes), kind }];
  });
}
