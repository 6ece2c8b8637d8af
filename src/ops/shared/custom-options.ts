import { fail, problem } from '../../errors.ts';
import type { OptionsReader } from '../op.ts';
import { type FlexValue, readFlexbuffer } from './flexbuffer.ts';

/** Named options of a custom operator; one that is missing or of another type makes the file a damaged one. */
export interface CustomOptions {
  readonly integer: (name: string, absent?: number) => number;
  readonly flag: (name: string) => boolean;
}

export function customOptions(options: OptionsReader, operator: string): CustomOptions {
  const bytes = options.custom();
  const root = bytes.length === 0 ? null : readFlexbuffer(bytes, operator);
  const value = (name: string): FlexValue =>
    (root instanceof Map ? (root as ReadonlyMap<string, FlexValue>).get(name) : null) ?? null;
  return {
    integer: (name, absent) => {
      const found = value(name) ?? absent;
      return typeof found === 'number' && Number.isInteger(found) && Math.abs(found) < 2 ** 32
        ? found | 0
        : wrong(operator, name, found);
    },
    flag: (name) => {
      const found = value(name);
      return typeof found === 'boolean' || typeof found === 'number' ? Boolean(found) : wrong(operator, name, found);
    },
  };
}

function wrong(operator: string, name: string, got: FlexValue | undefined): never {
  fail(
    problem('parse/damaged', `the option ${name} of ${operator} is damaged`, {
      got: got === null || got === undefined ? 'none' : typeof got === 'object' ? 'a list' : String(got),
      hint: 'the file is damaged: export or download it again',
    }),
  );
}
