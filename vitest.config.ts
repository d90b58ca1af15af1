import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{service,scripts,test}/**/*.test.ts'],
    globalSetup: ['test/postgres-setup.ts', 'test/shared-thread/setup.ts'],
    // One process runs all files and loads each module once, which is a third of the work. So no module
    // may keep what one test did and another one sees.
    isolate: false,
    // Generous: what is slow here is mostly the machine. Tests of speed measure for themselves.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
