const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

// The LWC transformer's cache does not tell instrumented code from other code: two caches do.
const isCounting = process.argv.includes('--coverage');

module.exports = {
  ...jestConfig,
  cacheDirectory: isCounting ? '<rootDir>/.cache/jest-coverage' : '<rootDir>/.cache/jest',
  // The TypeScript is what is tested: tsc's JavaScript, which stands beside it, must never win.
  moduleFileExtensions: ['ts', 'html', 'js', 'json', 'css'],
  testMatch: ['<rootDir>/force-app/**/__tests__/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/\\.(data|cache)/', '<rootDir>/artifacts/'],
  setupFiles: ['<rootDir>/test/lwc/browser.cjs'],
  setupFilesAfterEnv: [
    ...jestConfig.setupFilesAfterEnv,
    '<rootDir>/test/lwc/labels.cjs',
    '<rootDir>/test/lwc/graphql.cjs',
  ],
  collectCoverageFrom: ['force-app/**/lwc/**/*.ts', '!**/__tests__/**'],
  coverageDirectory: 'coverage/lwc',
  coverageThreshold: { global: { lines: 95, branches: 90 } },
};
