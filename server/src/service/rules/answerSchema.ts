/** Mistakes in the JSON Schema of the answer: misspelt words, and what `strict` demands of each object. */
import * as l10n from '@vscode/l10n';
import { schemasIn } from '../answerSchema.ts';
import { quote } from '../describe.ts';
import { insertMembers } from '../insertProperties.ts';
import type { Job } from '../job.ts';
import {
  childrenOf,
  endOf,
  keyOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  parentOf,
  propertyOf,
  sourceOf,
  startOf,
  stringMember,
  stringOf,
} from '../json/tree.ts';
import { responseSchema } from '../responseSchema.ts';
import { editsBetween, mostSimilar } from '../similar.ts';
import { changeTo } from './fixes.ts';
import { atKey, atValue, keyRange } from './places.ts';
import { maxFindings, type Finding, type Rule, type TextChange } from './rule.ts';

export const answerSchema: Rule = {
  code: 'answer-schema',
  severity: 'warning',
  of: 'job',
  check: (job) => {
    const root = responseSchema(job);
    if (root === none) return [];
    const { tree } = job;
    const strict = memberOf(tree, parentOf(tree, parentOf(tree, root)), 'strict');
    const isStrict = strict !== none && sourceOf(tree, strict) === 'true';
    const findings: Finding[] = [];
    for (const schema of schemasIn(tree, root)) {
      // Beyond what is listed nobody reads on.
      if (findings.length > maxFindings) break;
      const misspelt = [...misspeltType(job, schema), ...misspeltKeywords(job, schema)];
      findings.push(...(misspelt.length > 0 || !isStrict ? misspelt : notStrict(job, schema)));
    }
    return findings;
  },
};

const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];

function misspeltType(job: Job, schema: number): readonly Finding[] {
  const type = stringMember(job.tree, schema, 'type');
  if (type === undefined || types.includes(type)) return [];
  const meant = mostSimilar(type, types);
  if (meant === undefined) return [];
  const value = memberOf(job.tree, schema, 'type');
  return [
    {
      ...atValue(
        job,
        value,
        l10n.t('JSON Schema has no type {0}. Did you mean {1}?', quote(type), quote(meant)),
      ),
      fixes: () => [changeTo(job, value, JSON.stringify(meant))],
    },
  ];
}

/** Only those without which the schema says something else; others may be a service's own. */
const keywords = ['properties', 'required', 'additionalProperties', 'items'];

function misspeltKeywords(job: Job, schema: number): readonly Finding[] {
  const { tree } = job;
  const findings: Finding[] = [];
  for (const property of childrenOf(tree, schema)) {
    const key = keyOf(tree, property);
    const meant = keywords.find((keyword) => isMisspelling(key, keyword));
    if (meant === undefined || propertyOf(tree, schema, meant) !== none) continue;
    const message = l10n.t('JSON Schema has no {0}. Did you mean {1}?', quote(key), quote(meant));
    const edit = {
      start: startOf(tree, property),
      end: tree.keyEnds[property]!,
      text: JSON.stringify(meant),
    };
    const title = l10n.t('Change to {0}', quote(meant));
    findings.push({ ...atKey(job, property, message), fixes: () => [{ title, edits: [edit] }] });
    if (findings.length > maxFindings) break;
  }
  return findings;
}

function isMisspelling(key: string, keyword: string): boolean {
  if (key === keyword || Math.abs(key.length - keyword.length) > 2) return false;
  return editsBetween(key.toLowerCase(), keyword.toLowerCase()) <= 2;
}

/** With `strict`, an object lists all its fields and takes no others. */
function notStrict(job: Job, schema: number): readonly Finding[] {
  const { tree } = job;
  const fields = memberOf(tree, schema, 'properties');
  if (fields === none || kindOf(tree, fields) !== NodeKind.object) return [];
  const names = childrenOf(tree, fields).map((field) => keyOf(tree, field));
  const required = memberOf(tree, schema, 'required');
  const closed = memberOf(tree, schema, 'additionalProperties');
  const listed = new Set(
    required === none || kindOf(tree, required) !== NodeKind.array
      ? []
      : childrenOf(tree, required).map((one) =>
          kindOf(tree, one) === NodeKind.string ? stringOf(tree, one) : '',
        ),
  );
  const isComplete = names.every((name) => listed.has(name));
  const isClosed = closed !== none && sourceOf(tree, closed) === 'false';
  if (isComplete && isClosed) return [];
  const [start, end] = keyRange(job, schema);
  const message = l10n.t(
    'With "strict", each object lists all its properties in "required" and has "additionalProperties": false.',
  );
  const values = [
    ...(isComplete ? [] : [{ key: 'required', value: required, text: listOf(names) }]),
    ...(isClosed ? [] : [{ key: 'additionalProperties', value: closed, text: 'false' }]),
  ];
  const fixes = () => [{ title: l10n.t('Make it strict'), edits: changes(job, schema, values) }];
  return [{ start, end, message, fixes }];
}

function listOf(names: readonly string[]): string {
  return `[${names.map((name) => JSON.stringify(name)).join(', ')}]`;
}

interface Value {
  readonly key: string;
  /** The node that is there, or `none`. */
  readonly value: number;
  readonly text: string;
}

function changes(job: Job, schema: number, values: readonly Value[]): readonly TextChange[] {
  const { tree } = job;
  const absent = values
    .filter(({ value }) => value === none)
    .map(({ key, text }) => `${JSON.stringify(key)}: ${text}`);
  return [
    ...values
      .filter(({ value }) => value !== none)
      .map(({ value, text }) => ({ start: startOf(tree, value), end: endOf(tree, value), text })),
    ...(absent.length > 0 ? [insertMembers(job, schema, absent)] : []),
  ];
}
