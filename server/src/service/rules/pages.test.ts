// The pages of docs/rules: each rule has one, and what it shows is true.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { jobWithGrader, trainingFile } from '../../../../test/support/fixtures.ts';
import { pythonContext } from '../../../../test/support/python.ts';
import { findingsOf, type CodedFinding } from '../findings.ts';
import { readJob } from '../job.ts';
import { rules as otherRules } from './index.ts';
import { pythonRules } from './python.ts';
import type { RuleContext } from './rule.ts';
import { syntaxFix } from './syntaxFixes.ts';

const rules = [...otherRules, ...pythonRules];
const folder = path.resolve(import.meta.dirname, '../../../../docs/rules');
/** What findings.ts says by itself. */
const moreProblems = 'more-problems';
/** No example: it would have to be as large. */
const withoutExample = new Set([moreProblems, 'python-too-large', 'template-too-long']);

const pages = readdirSync(folder)
  .filter((name) => name !== 'README.md')
  .map((name) => ({
    code: name.replace(/\.md$/, ''),
    text: readFileSync(path.join(folder, name), 'utf8'),
  }));

const providers: readonly RuleContext['provider'][] = [undefined, 'openai', 'azure'];

/** The findings of an example under any provider. */
function findingsAnywhere(text: string): readonly CodedFinding[] {
  return providers.flatMap((provider) => findingsOf(readJob(text), { ...pythonContext, provider }));
}

/** A whole job of an example: as it is in plain text, else around a grader or with the members that a job must have. */
function jobOf({ language, source }: Example): string {
  if (language === 'text') return source;
  const value = JSON.parse(source) as Readonly<Record<string, unknown>>;
  if (typeof value['type'] === 'string') return jobWithGrader(source);
  const absent = Object.entries({ model: 'gpt-4.1-2025-04-14', training_file: trainingFile })
    .filter(([key]) => !(key in value))
    .map(([key, text]) => `"${key}":"${text}",`);
  return source.replace('{', `{${absent.join('')}`).replace(/,(\s*)\}$/, '$1}');
}

interface Example {
  readonly language: string;
  readonly source: string;
}

function exampleAfter(word: string, text: string): Example {
  const match = new RegExp(`\n${word}:\n\n\`\`\`(\\w+)\n([^]*?)\n\`\`\`\n`).exec(text);
  assert.ok(match, `an example after "${word}:"`);
  return { language: match[1]!, source: match[2]! };
}

test('every rule has its page, and every page a rule', () => {
  const codes = rules.map(({ code }) => code);
  assert.deepEqual(pages.map(({ code }) => code).sort(), [...codes, moreProblems].sort());
});

test('the list of all rules has every page', () => {
  const list = readFileSync(path.join(folder, 'README.md'), 'utf8');
  const listed = [...list.matchAll(/^\| \[([\w-]+)\]\((.+?)\.md\)\s*\|\s*(\w+)\s*\|/gm)];
  assert.deepEqual(
    listed.map(([, name, link, severity]) => `${name} ${link} ${severity}`).sort(),
    pages.map(({ code, text }) => `${code} ${code} ${/^Severity: (\w+)$/m.exec(text)?.[1]}`).sort(),
  );
});

for (const { code, text } of pages)
  test(`the page of ${code} is true`, () => {
    const rule = rules.find((one) => one.code === code);
    assert.ok(text.startsWith(`# ${code}\n\nSeverity: ${rule?.severity ?? 'information'}\n\n`));
    assert.match(text, /\n## How to mend it\n\n\S/);
    if (withoutExample.has(code)) return;
    const found = findingsAnywhere(jobOf(exampleAfter('Wrong', text))).filter(
      (finding) => finding.code === code,
    );
    assert.ok(found.length > 0, 'the wrong example has the finding');
    if (found.every(({ fixes }) => !fixes?.(syntaxFix).length))
      assert.match(text, /no quick fix|there is none/, 'says why there is no fix');
    else assert.doesNotMatch(text, /There is no quick fix[.:]/, 'says what the fix does');
    const right = jobOf(exampleAfter('Right', text));
    assert.ok(!findingsAnywhere(right).some((finding) => finding.code === code), 'mended');
    const others = findingsOf(readJob(right), pythonContext).filter(
      ({ severity }) => severity === 'error' || severity === 'warning',
    );
    assert.deepEqual(
      others.map(({ message }) => message),
      [],
    );
  });
