import { deepEqual, equal, rejects } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { createPython } from './python.ts';
import { loadWasm } from './syntaxTesting.ts';

test('Both parsers are loaded when they are asked for, and once.', async () => {
  let loads = 0;
  const python = createPython(() => {
    loads++;
    return loadWasm();
  });
  const { readSource } = await python.structure();
  equal(readSource('def grade(sample, item): pass').module.grade.kind, 'function');
  equal(loads, 0);
  const [check, again] = await Promise.all([python.syntax(), python.syntax()]);
  equal(check, again);
  equal(loads, 1);
  deepEqual(check('x = 1'), []);
  equal(check('x = ')?.length, 1);
});

test('Without Ruff’s bytes there is still the structure.', async () => {
  const python = createPython(() => Promise.reject(new Error('no file')));
  await rejects(python.syntax(), /no file/);
  equal((await python.structure()).readSource('').module.grade.kind, 'missing');
});

test('A process that asks for nothing loads neither parser.', async () => {
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ resolve(name, context, next) { loaded.push(name); return next(name, context); } });
    const { createPython } = await import(${JSON.stringify(import.meta.resolve('./python.ts'))});
    createPython(() => { throw new Error('asked for'); });
    console.log(loaded.filter((name) => name.startsWith('@')).join(' '));
  `;
  const arguments_ = ['--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, arguments_);
  equal(stdout.trim(), '');
});
