import type { Board } from '../index.ts';
import type { Options } from './command.ts';
import { baseName, textOption } from './option-values.ts';

/** The command that makes the files again, for their first lines: file names only, since paths differ between machines. */
export function regenerateCommand(model: string, options: Options, board: Board): string {
  const file = (path: string): string => quoted(baseName(path));
  const given = (name: string, flag: string, show: (text: string) => string): readonly string[] => {
    const text = textOption(options, name);
    return text === null ? [] : [flag, show(text)];
  };
  const ownBoard = /[\\/]|\.json$/i.test(textOption(options, 'board') ?? '');
  return [
    'bareflow compile',
    file(model),
    ...(ownBoard ? given('board', '--board', (path) => `./${file(path)}`) : ['--board', board.id]),
    ...given('backend', '--backend', quoted),
    ...given('name', '--name', quoted),
    ...given('target', '--target', quoted),
    ...given('labels', '--labels', file),
  ].join(' ');
}

function quoted(text: string): string {
  return /^[\w./+-]+$/.test(text) ? text : JSON.stringify(text);
}
