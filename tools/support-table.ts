// `npm run docs`: writes docs/SUPPORTED_OPS.md from the operators' definitions.
import { writeFileSync } from 'node:fs';
import { supportTable } from './docs/support-text.ts';

writeFileSync('docs/SUPPORTED_OPS.md', supportTable());
