import tseslint from 'typescript-eslint';

/** The engine is deterministic and knows no browser: the clock, chance and the DOM are out of its reach. */
const outOfReach = [
  { name: 'Date', message: 'The engine never reads the clock: pass dates in.' },
  { name: 'performance', message: 'The engine never reads the clock: pass times in.' },
  { name: 'document', message: 'The engine knows no DOM.' },
  { name: 'window', message: 'The engine knows no DOM.' },
  { name: 'process', message: 'Only engine/cli may touch the process.' },
  { name: 'setTimeout', message: 'The engine has no timers: delays are data.' },
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'schemas/**'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Error']",
          message: 'Throw an EngineError with a code; bad data is an Issue.',
        },
        { selector: "NewExpression[callee.name='Function']", message: 'No code from text.' },
      ],
      'no-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 500, skipComments: false }],
    },
  },
  {
    files: ['engine/**/*.ts'],
    ignores: ['engine/cli/**'],
    rules: {
      'no-restricted-globals': ['error', ...outOfReach],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Use a named random stream of the kernel.' },
      ],
    },
  },
  {
    files: ['bin/**', 'bench/**', 'engine/cli/**', 'test/**'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off' },
  },
);
