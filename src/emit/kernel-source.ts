import { kernels } from '../assets.generated.ts';
import { invariant } from '../errors.ts';

export interface KernelText {
  /** `<...>` headers of all parts, sorted. */
  readonly includes: readonly string[];
  /** Bodies in dependency order, prefix added. */
  readonly text: string;
}

/** The kernels' C as it stands in kernels/, each file once, local includes before what needs them. */
export function kernelText(sources: readonly string[], prefix: string): KernelText {
  const seen = new Set<string>();
  const includes = new Set<string>();
  const parts: string[] = [];
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = kernels[path];
    invariant(text !== undefined, `no kernel file ${path}`);
    for (const [, local] of text.matchAll(/^#include "(.+)"$/gm)) visit(resolve(path, local!));
    for (const [, header] of text.matchAll(/^#include <(.+)>$/gm)) includes.add(header!);
    parts.push(body(text));
  };
  for (const path of sources.toSorted()) visit(path);
  return { includes: [...includes].toSorted(), text: withPrefix(parts.join('\n'), prefix) };
}

/** "../include/a.h" seen from "portable/b.c" is "include/a.h". */
function resolve(from: string, local: string): string {
  const parts = [...from.split('/').slice(0, -1), ...local.split('/')];
  return parts.reduce<string[]>((path, part) => (part === '..' ? path.slice(0, -1) : [...path, part]), []).join('/');
}

/** Without includes and include guard: they are hoisted, or of no use in one file. */
function body(text: string): string {
  const guard = /#ifndef (BF_\w+_H)\n#define \1\n/.exec(text);
  const open = guard ? text.replace(guard[0], '').replace(/\n#endif\s*$/, '\n') : text;
  return `${open
    .replace(/^#include .*\n/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function withPrefix(text: string, prefix: string): string {
  return text.replace(/\bbf_/g, `${prefix}_`).replace(/\bBF_/g, `${prefix.toUpperCase()}_`);
}
