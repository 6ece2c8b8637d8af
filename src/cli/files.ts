import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fail, problem } from '../errors.ts';

/** A file of the user's, or a problem that says why not. */
export async function readBytes(path: string, cwd: string, what: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(cwd, path));
  } catch (error) {
    fail(
      problem('io/unreadable', `${what} cannot be read: ${path}`, {
        got: reasonOf(error),
        ...((error as NodeJS.ErrnoException).code === 'ENOENT' ? { hint: `looked in ${cwd}` } : {}),
      }),
    );
  }
}

export async function readText(path: string, cwd: string, what: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(path, cwd, what));
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'that is a folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EACCES: 'not permitted',
  EPERM: 'not permitted',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'there is a file of that name',
};

export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ''] ?? message;
}
