import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{service,scripts,test}/**/*.test.ts'],
    globalSetup: ['test/postgres-setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
