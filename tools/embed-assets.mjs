// Writes src/assets.generated.ts: templates, kernels and boards as strings, so that the library reads no files and runs
// in a browser. Plain JavaScript, because it runs before anything is compiled.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['templates', 'kernels', 'boards'];

function filesUnder(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(root.length)
        .split('\\')
        .join('/'),
    )
    .toSorted();
}

function embed(folder) {
  const lines = filesUnder(folder).map((path) => {
    const text = readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
    return `  ${JSON.stringify(path.slice(folder.length + 1))}: ${JSON.stringify(text)},`;
  });
  return `export const ${folder}: Readonly<Record<string, string>> = {\n${lines.join('\n')}\n};\n`;
}

const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
const text = `// Made by tools/embed-assets.mjs from templates/, kernels/ and boards/.\n\nexport const version = '${version}';\n\n${folders.map(embed).join('\n')}`;
const target = join(root, 'src', 'assets.generated.ts');
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
