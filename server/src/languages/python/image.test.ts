import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { imagePackages, knownImport, needsNetwork, packageNamed } from './image.ts';
import { standardModules } from './standardModules.ts';

test('A module of Python’s own library is standard, at any depth and in any version.', () => {
  const names = [
    're',
    'json',
    'os.path',
    'collections.abc',
    'tomllib',
    'distutils',
    'imp',
    '_thread',
    '__future__',
  ];
  for (const name of names) equal(knownImport(name), 'standard', name);
});

test('A package of the image is known by the name that it is imported by.', () => {
  const cases = {
    numpy: 'numpy',
    'sklearn.metrics': 'scikit-learn',
    yaml: 'pyyaml',
    rouge_score: 'rouge-score',
    skbio: 'scikit-bio',
    ast_grep_py: 'ast-grep-py',
    'scipy.stats': 'scipy',
  };
  for (const [module, name] of Object.entries(cases)) {
    const known = knownImport(module);
    equal(typeof known === 'object' && known.name, name);
    equal(typeof known === 'object' && known.version !== undefined, true);
  }
});

test('A package that another cannot do without is known as such.', () => {
  const requests = knownImport('requests');
  deepEqual(typeof requests === 'object' && [requests.neededBy, requests.version], [
    ['scikit-bio'],
    undefined,
  ]);
});

test('Other modules are not known.', () => {
  for (const name of [
    'torch',
    'openai',
    'scikit-learn',
    'Levenshtein',
    'transformers',
    'constructor',
    '',
  ])
    equal(knownImport(name), undefined, name);
});

test('A package is found by the name that it is installed by.', () => {
  equal(packageNamed('scikit-learn')?.imports[0], 'sklearn');
  equal(packageNamed('scikit_learn')?.imports[0], 'sklearn');
  equal(packageNamed('PyYAML')?.imports[0], 'yaml');
  equal(packageNamed('torch'), undefined);
});

test('What needs a network is told, by module and not by package.', () => {
  const needing = [
    'requests',
    'requests.adapters',
    'urllib.request',
    'http.client',
    'socket',
    'smtplib',
  ];
  for (const name of needing) equal(needsNetwork(name), true, name);
  for (const name of ['urllib', 'urllib.parse', 'http', 'json', 'urllib.error'])
    equal(needsNetwork(name), false, name);
});

test('The lists have no entry twice, and the guide’s sixteen packages.', () => {
  equal(imagePackages.length, 16);
  const imports = imagePackages.flatMap((one) => one.imports);
  equal(new Set(imports).size, imports.length);
  equal(
    imports.some((name) => standardModules.has(name)),
    false,
  );
  equal(standardModules.size > 300, true);
});
