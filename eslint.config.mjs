import { defineConfig, globalIgnores } from 'eslint/config';
import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import lwcTs from '@salesforce/eslint-config-lwc/recommended-ts.js';
import jestPlugin from 'eslint-plugin-jest';
import slds from '@salesforce-ux/eslint-plugin-slds';

/** What the house style asks of every TypeScript file: no escape from the type checker. */
const houseStyle = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
  eqeqeq: ['error', 'always'],
  'no-console': 'error',
};

export default defineConfig([
  globalIgnores([
    'node_modules/',
    '.data/',
    '.cache/',
    'artifacts/',
    'coverage/',
    'force-app/**/lwc/**/*.js',
  ]),
  {
    files: ['service/**/*.ts', 'scripts/**/*.{ts,mjs}', 'test/**/*.{ts,mjs,js}', '*.{ts,mjs,cjs}'],
    extends: [js.configs.recommended, ...tseslint.configs.recommended],
    languageOptions: { globals: globals.node },
    rules: houseStyle,
  },
  // Commands speak to the person who typed them.
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  { files: ['*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['test/org/pages/browser/**/*.{ts,js}'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['force-app/**/lwc/**/*.ts'],
    extends: [lwcTs, tseslint.configs.base, ...tseslint.configs.recommended],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
    },
    // The type checker knows the names; this rule would look them up in JavaScript emitted earlier.
    rules: { ...houseStyle, 'import/named': 'off' },
  },
  {
    files: ['force-app/**/lwc/**/*.test.ts'],
    languageOptions: {
      globals: { ...globals.node, ...jestPlugin.environments.globals.globals },
    },
    rules: {
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
      // A mounted component is only known by its tag; jsdom offers no narrower type.
      '@typescript-eslint/consistent-type-assertions': 'off',
    },
  },
  { files: ['force-app/**/lwc/**/*.{html,css}'], extends: [slds.configs['flat/recommended']] },
]);
