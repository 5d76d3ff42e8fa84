import { defineConfig } from 'vitest/config';

/**
 * `fast` is what `npm run check` runs, under a minute; what takes seconds is named `.slow.test.ts`; `long` what `npm run check:long` runs; `browser` drives the built workbench in a
 * real Chromium.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/browser/**', 'test/slow/**', 'test/**/*.slow.test.ts'],
          // Tests of pure functions share their modules: loading them anew for every file took longer than testing.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'slow',
          include: ['test/slow/**/*.test.ts', 'test/**/*.slow.test.ts'],
          testTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['test/slow/**/*.long.ts'],
          testTimeout: 1_800_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/serve-built-site.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
