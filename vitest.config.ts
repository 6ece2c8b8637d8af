import { execFileSync } from 'node:child_process';
import { defineConfig } from 'vitest/config';

// Templates, kernels and boards as the tests will see them.
execFileSync(process.execPath, ['tools/embed-assets.mjs'], { cwd: import.meta.dirname });

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest would keep one processor for itself, but most of the time goes to compilers that tests wait for.
    maxWorkers: '100%',
  },
});
