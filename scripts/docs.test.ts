// What the pages name is there: files, folders, npm scripts, and what links lead to.
import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import manifest from '../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '..');
const pages = globSync('{*.md,{docs,docs/rules,sandbox,schemas}/*.md}', { cwd: root }).map(
  (file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }),
);
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^\.|^(?:node_modules|dist|out)$/.test(entry.name))
  .map(({ name }) => name);

/** What a pattern with one group finds in the pages, with the page. */
function named(pattern: RegExp): readonly { readonly file: string; readonly name: string }[] {
  return pages.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map(([, name]) => ({ file, name: name! })),
  );
}

const none = (wrong: readonly { readonly file: string; readonly name: string }[]) =>
  assert.deepEqual(
    wrong.map(({ file, name }) => `${file}: ${name}`),
    [],
  );

test('what the pages link to is there', () => {
  const links = named(/\]\((?!\w+:|#)([^)#]+)/g);
  none(links.filter(({ file, name }) => !existsSync(path.join(root, path.dirname(file), name))));
});

test('the modules and folders that the pages name are there', () => {
  const modules = globSync(`{${folders.join()}}/**/*.ts`, { cwd: root });
  none(named(/`([\w./-]+\.ts)`/g).filter(({ name }) => !modules.some((one) => isAt(one, name))));
  const inOurs = new RegExp(`\`((?:${folders.join('|')})/[\\w/-]*)\``, 'g');
  none(named(inOurs).filter(({ name }) => !existsSync(path.join(root, name))));
});

/** Pages write the end of a module's path. */
function isAt(module: string, end: string): boolean {
  return `/${module}`.endsWith(`/${end}`);
}

test('the npm scripts that the pages name are there, and all of them are explained', () => {
  const scripts = named(/`npm run ([\w:]+)/g);
  none(scripts.filter(({ name }) => !Object.hasOwn(manifest.scripts, name)));
  const explained = new Set(['start', 'test', ...scripts.map(({ name }) => name)]);
  assert.deepEqual(
    Object.keys(manifest.scripts).filter((name) => !explained.has(name)),
    [],
  );
});

test('architecture.md names each folder, and each feature of the client', () => {
  const { text } = pages.find(({ file }) => file === path.join('docs', 'architecture.md'))!;
  const features = readdirSync(path.join(root, 'client/src/features'));
  assert.deepEqual(
    [
      ...folders.filter((name) => name !== 'docs' && !text.includes(`\n${name}/ `)),
      ...features.filter((name) => !text.includes(`\`${name}\``)),
    ],
    [],
  );
});
