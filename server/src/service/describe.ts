/** How messages name the things of a job. */
import * as l10n from '@vscode/l10n';
import type { Job } from './job.ts';
import { keyOf, kindOf, NodeKind, none, parentOf, stringMember } from './json/tree.ts';
import { typesOf, type JsonType, type Shape } from './schema/shape.ts';
import { withUnseenShown } from './untrusted.ts';

/** Longest piece of a document that a message repeats, in UTF-16 units. */
const maxQuoted = 60;

/** A piece of the document as messages show it: in quotes, shortened, on one line. */
export function quote(text: string): string {
  const short = text.length > maxQuoted ? `${text.slice(0, maxQuoted)}…` : text;
  return withUnseenShown(JSON.stringify(short));
}

/** A list for a sentence: `"a", "b" or "c"`. */
export function alternatives(values: readonly (string | number | boolean | null)[]): string {
  const texts = values.map((value) => JSON.stringify(value));
  if (texts.length < 2) return texts.join('');
  return l10n.t('{0} or {1}', texts.slice(0, -1).join(', '), texts.at(-1)!);
}

/** What an object is, for messages: `a string_check grader`, `"hyperparameters"`, `the job`. */
export function describeObject(job: Job, node: number): string {
  const { tree } = job;
  if (parentOf(tree, node) === none) return l10n.t('a fine-tuning job');
  const type = job.shapes[node]?.object?.variants && stringMember(tree, node, 'type');
  const union = job.shapes[node]?.name;
  switch (type ? union : undefined) {
    case 'grader':
    case 'subGrader':
      return l10n.t('a {0} grader', type!);
    case 'method':
      return l10n.t('the {0} method', type!);
    case undefined:
      return describeByKey(job, node);
    default:
      return l10n.t('a value of type {0}', quote(type!));
  }
}

function describeByKey(job: Job, node: number): string {
  let owner = parentOf(job.tree, node);
  while (owner !== none && kindOf(job.tree, owner) !== NodeKind.property)
    owner = parentOf(job.tree, owner);
  return owner === none ? l10n.t('a fine-tuning job') : quote(keyOf(job.tree, owner));
}

/** The JSON type of a node with its article, for messages; undefined for what is no value. */
export function describeKind(kind: NodeKind | undefined): string | undefined {
  switch (kind) {
    case NodeKind.object:
      return l10n.t('an object');
    case NodeKind.array:
      return l10n.t('an array');
    case NodeKind.string:
      return l10n.t('a string');
    case NodeKind.number:
      return l10n.t('a number');
    case NodeKind.boolean:
      return l10n.t('a boolean');
    case NodeKind.null:
      return l10n.t('null');
    default:
      return undefined;
  }
}

/** What a place accepts, for messages: `"auto" or an integer`, `an object`. */
export function describeExpected(shape: Shape): string {
  const parts = typesOf(shape).flatMap((type) => describeType(shape, type));
  if (parts.length < 2) return parts.join('');
  return l10n.t('{0} or {1}', parts.slice(0, -1).join(', '), parts.at(-1)!);
}

function describeType(shape: Shape, type: JsonType): readonly string[] {
  switch (type) {
    case 'string':
      if (shape.string!.allowed)
        return [...shape.string!.allowed].map((value) => JSON.stringify(value));
      return [l10n.t('a string')];
    case 'number':
      if (shape.number!.allowed) return [...shape.number!.allowed].map(String);
      return [shape.number!.integer ? l10n.t('an integer') : l10n.t('a number')];
    case 'boolean':
      return [l10n.t('true or false')];
    case 'object':
      return [l10n.t('an object')];
    case 'array':
      return [l10n.t('an array')];
    case 'null':
      return [l10n.t('null')];
  }
}
