import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithPython, pythonContext, pythonFindings } from '../../../../test/support/python.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const grade = '\n\ndef grade(sample, item):\n    return 1\n';
const found = (imports: string) => pythonFindings('python-import', imports + grade);
const fixed = (imports: string) =>
  fixedTexts(jobWithPython(imports + grade), 'python-import', pythonContext);

test('a module that the image lacks', () => {
  const [finding, ...others] = found('import torch.nn as nn');
  assert.match(
    finding!,
    /^warning python-import torch: The image that runs graders has no module "torch", so the import fails .* It has: numpy, .*sklearn/,
  );
  assert.deepEqual(others, []);
});

test('a package is imported by another name than it is installed by', () => {
  assert.deepEqual(found('from scikit_learn.metrics import f1_score'), [
    'warning python-import scikit_learn: The image that runs graders has no module "scikit_learn". Did you mean "sklearn"?',
  ]);
  assert.deepEqual(fixed('from scikit_learn.metrics import f1_score'), [
    ['Change to "sklearn"', jobWithPython(`from sklearn.metrics import f1_score${grade}`)],
  ]);
  assert.deepEqual(fixed('import numppy as np'), [
    ['Change to "numpy"', jobWithPython(`import numpy as np${grade}`)],
  ]);
});

test('what needs the network, and what would be beside the source', () => {
  assert.deepEqual(found('import requests'), [
    'warning python-import requests: Graders run without a network, so "requests" reaches nothing. Compute the grade from the sample and the item alone.',
  ]);
  assert.deepEqual(found('from urllib import request, parse'), [
    'warning python-import urllib: Graders run without a network, so "urllib.request" reaches nothing. Compute the grade from the sample and the item alone.',
  ]);
  assert.deepEqual(found('from .helpers import f'), [
    'warning python-import helpers: A grader is one file, so there is nothing beside it to import. Write the code into the source.',
  ]);
});

test('the image, the standard library and guarded imports are right; another image may have anything', () => {
  for (const imports of [
    'import os, json, urllib.parse',
    'import sklearn.metrics, yaml, rouge_score, six',
    'try:\n    import torch\nexcept ImportError:\n    torch = None',
  ])
    assert.deepEqual(found(imports), [], imports);
  const text = jobWithPython(`import torch${grade}`, ',"image_tag":"alpha"');
  assert.deepEqual(
    readableFindings(text, pythonContext).filter((finding) => finding.includes('python-')),
    [],
  );
});
