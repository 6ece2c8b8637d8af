import { type Target, useLine } from './target.ts';

export const c: Target = {
  id: 'c',
  says: 'the C files alone',
  files: () => [],
  next: (name, folder) => [
    `add ${folder}/*.c to your build and ${folder} to its include path; compile them with -O2`,
    useLine(name),
  ],
};
