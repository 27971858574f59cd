/** Findings inside strings in another language: places and edits of the decoded text become those of the file. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { mapOf, toSource, type Range } from '../embedded.ts';
import type { Job } from '../job.ts';
import { encodeString } from '../json/string.ts';
import { oncePerJob } from '../oncePerJob.ts';
import type { EmbeddedLanguage } from '../schema/shape.ts';
import type { Finding, Fix, TextChange } from './rule.ts';

/** The nodes of all strings that hold a language. */
export function stringsIn(job: Job, language: EmbeddedLanguage): readonly number[] {
  return stringsByLanguage(job).get(language) ?? [];
}

const stringsByLanguage = oncePerJob((job): ReadonlyMap<EmbeddedLanguage, readonly number[]> => {
  const strings = new Map<EmbeddedLanguage, number[]>();
  for (const { node, language } of job.embedded) {
    const nodes = strings.get(language);
    if (nodes) nodes.push(node);
    else strings.set(language, [node]);
  }
  return strings;
});

/** A finding at a range of a string's decoded text; an empty range is marked at the character before it. */
export function findingAt(job: Job, node: number, range: Range, message: string): Finding {
  const { start, end } = toSource(mapOf(job, node), range);
  return { start: start === end ? Math.max(0, start - 1) : start, end, message };
}

interface Edit extends Range {
  readonly text: string;
}

/** A title that says what the edits of a string's decoded text do, where that is one thing. */
export function titleOf(text: string, edits: readonly Edit[], otherwise: string): string {
  const [edit] = edits;
  if (edits.length !== 1 || !edit) return otherwise;
  if (edit.text === '') return l10n.t('Remove {0}', quote(text.slice(edit.start, edit.end)));
  return edit.start === edit.end
    ? l10n.t('Insert {0}', quote(edit.text))
    : l10n.t('Change to {0}', quote(edit.text));
}

/** A fix by edits of a string's decoded text. */
export function fixOf(job: Job, node: number, title: string, edits: readonly Edit[]): Fix {
  const map = mapOf(job, node);
  const changes = edits.map((edit): TextChange => ({
    ...toSource(map, edit),
    text: encodeString(edit.text),
  }));
  return { title, edits: changes };
}
