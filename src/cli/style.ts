import { styleText } from 'node:util';
import type { Environment, Terminal } from './environment.ts';

export type ColorMode = 'auto' | 'always' | 'never';

type Paint = (text: string) => string;

/** Colours, or nothing at all. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly green: Paint;
  readonly cyan: Paint;
}

const same: Paint = (text) => text;

export const plainStyle: Style = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

const coloredStyle: Style = {
  bold: paint('bold'),
  dim: paint('dim'),
  red: paint(['bold', 'red']),
  yellow: paint(['bold', 'yellow']),
  green: paint('green'),
  cyan: paint('cyan'),
};

function paint(format: Parameters<typeof styleText>[0]): Paint {
  return (text) => styleText(format, text, { validateStream: false });
}

/** An explicit --color wins over NO_COLOR, which wins over the terminal. */
export function styleFor(mode: ColorMode, terminal: Terminal, variables: Environment['variables']): Style {
  if (mode === 'never') return plainStyle;
  if (mode === 'always') return coloredStyle;
  return terminal.isTTY && !variables['NO_COLOR'] && variables['TERM'] !== 'dumb' ? coloredStyle : plainStyle;
}
