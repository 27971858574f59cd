// Text of the file stays text, wherever it is shown or inserted.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { marked, type Token } from 'marked';
import { applyChanges } from '../../../test/support/fixes.ts';
import { jobWithGrader, parseCursor } from '../../../test/support/fixtures.ts';
import { hostileTexts } from '../../../test/support/hostile.ts';
import { insertedText } from '../../../test/support/insertedText.ts';
import { pythonContext, pythonParsers } from '../../../test/support/python.ts';
import { parsePython } from '../languages/python/module.ts';
import { codeLenses } from './codeLenses.ts';
import { completionsAt } from './completion/completion.ts';
import { mapOf } from './embedded.ts';
import { findingsOf } from './findings.ts';
import { hoverAt } from './hover.ts';
import { inlayHints } from './inlayHints.ts';
import { readJob } from './job.ts';
import { linksOf } from './links.ts';
import { renamableAt } from './rename.ts';
import { symbolsOf } from './symbols.ts';
import { codeBlock, escapeMarkdown, plainLabel } from './untrusted.ts';
import { syntaxFix } from './rules/syntaxFixes.ts';

/** A job that holds a text at every place where a person can write one. */
function planted(text: string): string {
  const python = `def grade(sample, item):\n    return item[${JSON.stringify(text)}] + sample[${JSON.stringify(text)}] + sample["output_json"][${JSON.stringify(text)}]\n`;
  const stringCheck = {
    type: 'string_check',
    name: text,
    input: `${text} {{sample.output_json.${text}}} {{item.${text}}} {{sample.output_json.a}}`,
    reference: text,
    operation: text,
    [text]: text,
  };
  const graders = {
    [text]: stringCheck,
    a: { type: 'python', name: text, source: python, image_tag: text },
    b: { type: text, name: text },
    c: {
      type: 'label_model',
      name: text,
      model: text,
      input: [{ role: text, content: text }],
      labels: [text, 'a'],
      passing_labels: [text],
    },
    d: {
      type: 'text_similarity',
      name: text,
      input: '{{sample.output_text}}',
      reference: 'a',
      evaluation_metric: 'bleu',
    },
  };
  const schema = {
    type: 'object',
    description: text,
    properties: { [text]: { description: text }, a: { type: 'object', description: text } },
  };
  return JSON.stringify(
    {
      model: text,
      training_file: text,
      validation_file: text,
      [text]: text,
      suffix: text,
      metadata: { [text]: text },
      method: {
        type: 'reinforcement',
        reinforcement: {
          response_format: { type: 'json_schema', json_schema: { name: text, schema } },
          grader: {
            type: 'multi',
            name: text,
            graders,
            calculate_output: `a + d + ${text}`,
          },
        },
      },
    },
    undefined,
    2,
  );
}

const ownTexts = readFileSync(
  new URL('../../../schemas/ftjob.schema.json', import.meta.url),
  'utf8',
);
const shown = ['link', 'image', 'html', 'def', 'heading', 'table'];

/** What a piece of Markdown shows beyond text and code, but for the links of our own texts. */
function shownBy(markdown: string): readonly string[] {
  const found: string[] = [];
  void marked.walkTokens(marked.lexer(markdown), ({ type, raw }: Token) => {
    if (shown.includes(type) && !(type === 'link' && ownTexts.includes(raw)))
      found.push(`${type} ${raw}`);
  });
  return found;
}

const unseen = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

function assertPlain(label: string): void {
  assert.ok(!unseen.test(label), `unseen characters in ${JSON.stringify(label)}`);
  assert.ok(!label.includes('$('), `an icon in ${label}`);
}

for (const hostile of hostileTexts)
  test(`what an editor shows of a job with ${JSON.stringify(hostile)} is text`, () => {
    const text = planted(hostile);
    const job = readJob(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const hover = hoverAt(job, offset, pythonParsers);
      if (hover) assert.deepEqual(shownBy(hover.markdown), [], hover.markdown);
      for (const { documentation = '', detail = '' } of completionsAt(job, offset, pythonParsers)) {
        assert.deepEqual(shownBy(documentation), [], documentation);
        assert.ok(!unseen.test(detail), detail);
      }
      const renamable = renamableAt(job, offset, pythonParsers);
      if (renamable.kind === 'refused') assert.ok(!unseen.test(renamable.message));
    }
    for (const finding of findingsOf(job, pythonContext)) {
      assert.ok(!unseen.test(finding.message), JSON.stringify(finding.message));
      for (const { title } of finding.fixes?.(syntaxFix) ?? [])
        assert.ok(!unseen.test(title), JSON.stringify(title));
    }
    const pending = [...symbolsOf(job)];
    for (const { name, detail, children } of pending) {
      assertPlain(name);
      assertPlain(detail);
      pending.push(...children);
    }
    for (const { title } of codeLenses(job)) assert.ok(!title.includes(hostile), title);
    for (const { label, tooltip } of inlayHints(job))
      assert.ok(!label.includes(hostile) && !tooltip.includes(hostile));
    for (const { path } of linksOf(job)) assert.equal(path, hostile);
  });

/** The text after a completion whose label shows a text, or undefined where none is offered. */
function accept(fixture: string, shownText: string): string | undefined {
  const { text, offset } = parseCursor(fixture);
  const found = completionsAt(readJob(text), offset, pythonParsers);
  const completion = found.find(({ label }) => label === shownText);
  if (!completion) return undefined;
  const { start, end, snippet } = completion;
  return applyChanges(text, [{ start, end, text: insertedText(snippet) }]);
}

for (const hostile of hostileTexts) {
  const quoted = JSON.stringify(hostile);
  test(`the label ${quoted} is inserted as it is`, () => {
    const grader = `{"type":"label_model","labels":[${quoted},"a"],"passing_labels":[<|>]}`;
    const multi = (inner: string) => jobWithGrader(`{"type":"multi","graders":{"a":${inner}}}`);
    const expected = multi(grader.replace('<|>', quoted));
    assert.equal(accept(multi(grader), hostile), expected);
  });

  test(`the key ${quoted} of a row is inserted as it is, in Python and in a template`, () => {
    const other = `def grade(sample, item):\n    return item[${quoted}]\n`;
    const graders = (member: string) =>
      jobWithGrader(
        `{"type":"multi","graders":{"a":{"type":"python","source":${JSON.stringify(other)}},"b":${member}}}`,
      );
    const source = (key: string) => `def grade(sample, item):\n    return item[${key}]\n`;
    const withCursor = JSON.stringify(source("'<|>'"));
    const after = accept(graders(`{"type":"python","source":${withCursor}}`), hostile);
    assert.ok(after !== undefined);
    const job = readJob(after);
    const inserted = mapOf(job, job.embedded[1]!.node).decoded;
    assert.deepEqual(
      parsePython(inserted).reads.map(({ path }) => path[0]?.key),
      [hostile],
    );
    const template = graders('{"type":"string_check","input":"{{item.<|>}}"}');
    const inTemplate = accept(template, hostile);
    if (inTemplate === undefined) return;
    const changed = readJob(inTemplate);
    assert.equal(mapOf(changed, changed.embedded[1]!.node).decoded, `{{item.${hostile}}}`);
  });

  test(`the key ${quoted} that is typed stays as it is before a skeleton`, () => {
    const { text, offset } = parseCursor(
      jobWithGrader(
        `{"type":"multi","graders":{${quoted.slice(0, -1)}<|>"},"calculate_output":""}`,
      ),
    );
    const [first] = completionsAt(readJob(text), offset);
    if (!first) return;
    const edits = [{ start: first.start, end: first.end, text: insertedText(first.snippet) }];
    const job = JSON.parse(applyChanges(text, edits)) as {
      method: { reinforcement: { grader: { graders: object } } };
    };
    assert.deepEqual(Object.keys(job.method.reinforcement.grader.graders), [hostile]);
  });
}

test('escaped Markdown reads as the text that it was made of', () => {
  for (const hostile of hostileTexts) {
    const markdown = `a ${escapeMarkdown(hostile)} b`;
    assert.deepEqual(shownBy(markdown), [], markdown);
  }
  assert.equal(escapeMarkdown('[x](y) `z`\n<b>'), '\\[x\\]\\(y\\) \\`z\\` \\<b\\>');
});

test('nothing closes a block of code', () => {
  const block = codeBlock('json', '```\n[x](command:foo)\n````');
  assert.deepEqual(
    marked.lexer(block).map(({ type }) => type),
    ['code'],
  );
});

test('a label is on one line, shows what turns text around, and has no icon', () => {
  assert.equal(plainLabel('a\n b \u202ec'), 'a b \\u202ec');
  assert.equal(plainLabel('$(alert)'), '$\u2060(alert)');
});
