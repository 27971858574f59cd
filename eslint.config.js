// Type-aware lint rules, and the rule that holds the import directions of docs/architecture.md.
import path from 'node:path';
import tseslint from 'typescript-eslint';

const root = import.meta.dirname;

/** What each layer may import of the project (path prefixes), and which packages it may not. First match wins. */
const layers = [
  { layer: 'server/src/languages/', may: ['server/src/languages/'], not: [/^vscode/] },
  {
    layer: 'server/src/service/',
    may: ['server/src/service/', 'server/src/languages/', 'schemas/'],
    not: [/^node:/, /^vscode-languageserver(\/|$)/],
  },
  { layer: 'server/', may: ['server/', 'protocol/', 'schemas/'], not: [/^vscode$/] },
  { layer: 'protocol/', may: ['protocol/'], not: [/./] },
  {
    layer: 'client/src/infrastructure/',
    may: ['client/src/infrastructure/', 'protocol/'],
    not: [],
  },
  { layer: 'client/src/api/', may: ['client/src/api/'], not: [/^vscode/, /^openai/] },
  {
    layer: 'client/src/features/',
    may: [
      'client/src/infrastructure/',
      'client/src/api/',
      'client/webview/messages',
      'client/webview/reviewMessages',
      'protocol/',
    ],
    ownFolder: true,
    not: [/^openai/],
  },
  { layer: 'client/src/', may: ['client/src/', 'protocol/'], not: [/^openai/] },
  { layer: 'client/webview/', may: ['client/webview/'], not: [/^node:/, /^vscode/] },
  { layer: 'sandbox/', may: ['sandbox/'], not: [/^vscode/] },
];

const importDirection = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = path.relative(root, context.filename);
    const isTest = file.endsWith('.test.ts');
    const found = layers.find(({ layer }) => file.startsWith(layer));
    if (!found) return {};
    const own = found.ownFolder ? `${file.split('/').slice(0, 4).join('/')}/` : undefined;
    const check = (node) => {
      const name = node.source?.value;
      if (typeof name !== 'string') return;
      if (name.startsWith('.')) {
        const target = path.relative(root, path.resolve(path.dirname(context.filename), name));
        const allowed = [
          ...found.may,
          ...(own ? [own] : []),
          ...(isTest ? ['test/support/', 'sandbox/'] : []),
        ];
        if (!allowed.some((prefix) => target.startsWith(prefix)))
          context.report({
            node,
            message: `${found.layer} must not import ${target} (see the layers in eslint.config.js).`,
          });
      } else if (!isTest && found.not.some((pattern) => pattern.test(name))) {
        context.report({ node, message: `${found.layer} must not import the package ${name}.` });
      }
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.cache/', 'node_modules/'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './client/webview/tsconfig.json'],
        tsconfigRootDir: root,
      },
    },
    plugins: { ftjob: { rules: { 'import-direction': importDirection } } },
    rules: {
      'ftjob/import-direction': 'error',
      'max-lines': ['error', { max: 320 }],
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
          property,
          message: 'Set text as text.',
        })),
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', args: 'after-used' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.test.ts', 'test/**'],
    rules: { '@typescript-eslint/no-floating-promises': 'off', 'max-lines': 'off' },
  },
);
