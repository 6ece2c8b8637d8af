import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Promise {
  readonly line: string;
  readonly pattern: RegExp;
  readonly forbidden: boolean;
  readonly codeOnly: boolean;
}

const promises = readPromises();

/** The lines of golden/contract.txt that a file does not keep. */
export function brokenPromises(text: string): readonly string[] {
  const code = withoutComments(text);
  return promises
    .filter(({ pattern, forbidden, codeOnly }) => pattern.test(codeOnly ? code : text) === forbidden)
    .map(({ line }) => line);
}

function readPromises(): readonly Promise[] {
  const path = fileURLToPath(new URL('../../golden/contract.txt', import.meta.url));
  let section = '';
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .flatMap((line): Promise[] => {
      if (line === '' || line.startsWith('#')) return [];
      if (line.startsWith('[')) {
        section = line;
        return [];
      }
      const forbidden = line.startsWith('! ');
      const pattern = new RegExp(forbidden ? line.slice(2) : line, 'm');
      return [{ line, pattern, forbidden, codeOnly: section === '[code]' }];
    });
}

/** Comments become a blank, strings empty: what is left is what the compiler acts on. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"/g, (match) => (match.startsWith('/*') ? ' ' : '""'));
}
