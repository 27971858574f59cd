/** What completion offers in a fixture, and what accepting it leaves. */
import assert from 'node:assert/strict';
import { parseCursor } from './fixtures.ts';
import { pythonParsers } from './python.ts';
import { assertStopsAgree } from './snippets.ts';
import { readJob } from '../../server/src/service/job.ts';
import { expandSnippet } from '../../server/src/service/snippet.ts';
import { completionsAt, type Completion } from '../../server/src/service/completion/completion.ts';

/** What is offered at the cursor of a fixture. */
export function labelsAt(fixture: string): readonly string[] {
  const { text, offset } = parseCursor(fixture);
  return completionsAt(readJob(text), offset, pythonParsers).map(({ label }) => label);
}

/** The text after a completion has been accepted and its tab stops left as they are. */
export function apply(text: string, { start, end, snippet, additional }: Completion): string {
  assertStopsAgree(snippet);
  assert.doesNotMatch(snippet, /(?<!\\)\$\{?[A-Za-z_]/, 'nothing is taken for a variable');
  const inserted = text.slice(0, start) + expandSnippet(snippet) + text.slice(end);
  if (!additional) return inserted;
  assert.ok(additional.end <= start, 'the additional edit lies before the main one');
  return inserted.slice(0, additional.start) + additional.text + inserted.slice(additional.end);
}

/** The text of a fixture after what is offered under a label has been accepted. */
export function accept(fixture: string, label: string): string {
  const { text, offset } = parseCursor(fixture);
  const completion = completionsAt(readJob(text), offset, pythonParsers).find(
    (one) => one.label === label,
  );
  assert.ok(completion, `${label} is offered in ${fixture}`);
  const replaced = text.slice(completion.start, offset);
  assert.ok(
    completion.filterText.startsWith(replaced) ||
      replaced.startsWith('"') === completion.filterText.startsWith('"'),
  );
  return apply(text, completion);
}
