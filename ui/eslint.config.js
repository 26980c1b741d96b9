// What the linter guards beyond the usual: the one road to the core, the three tiers of src, and WebViews of the
// oldest kind (browserslist in package.json).

import compat from 'eslint-plugin-compat';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const tauri = {
  group: ['@tauri-apps/*'],
  message: 'Only src/lib/backend speaks to Tauri: use call or ask.',
};

const upwards = (names) => ({
  group: names,
  message: 'Dependencies point downwards: app and views, then lib/domain, then lib/shared.',
});

export default ts.config(
  { ignores: ['dist', 'dist-http', 'src/lib/generated'] },
  ts.configs.strict,
  svelte.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte', '**/*.js'],
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig },
    },
    rules: {
      eqeqeq: 'error',
      'no-alert': 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-imports': ['error', { patterns: [tauri] }],
      'prefer-const': 'off',
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': 'error',
      'svelte/prefer-const': [
        'error',
        { destructuring: 'all', excludedRunes: ['$props', '$derived', '$state'] },
      ],
      'max-lines': ['error', { max: 500 }],
      'max-lines-per-function': ['error', { max: 70, skipComments: true }],
    },
  },
  { files: ['src/**'], ...compat.configs['flat/recommended'] },
  {
    // The map of texts is data: one function-like list may be long.
    files: ['src/lib/text/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['src/lib/backend/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['src/lib/shared/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [tauri, upwards(['$app/*', '$views/*', '**/domain/*', '**/backend', '**/text'])] },
      ],
    },
  },
  {
    files: ['src/lib/domain/**', 'src/lib/format/**', 'src/lib/error/**', 'src/lib/text/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [tauri, upwards(['$app/*', '$views/*'])] }] },
  },
  {
    files: ['public/guard.js'],
    languageOptions: { ecmaVersion: 5, sourceType: 'script' },
    rules: { 'no-var': 'off' },
  },
  {
    files: ['tests/**'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
