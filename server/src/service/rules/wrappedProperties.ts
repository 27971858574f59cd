/**
 * An object around what belongs directly into the job: the whole job under one key, or `extra_body`, in which the SDK
 * for Python takes the fields that it does not know and which it does not send.
 */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { isFirstOfLine, lineIndent, outdented } from '../indentation.ts';
import type { Job } from '../job.ts';
import {
  childrenOf,
  endOf,
  keyOf,
  kindOf,
  NodeKind,
  none,
  propertyOf,
  startOf,
  valueOf,
} from '../json/tree.ts';
import { removeProperty } from '../removeProperty.ts';
import { isMisplaced } from './misplacedProperties.ts';
import { atKey } from './places.ts';
import type { Finding, Fix, Rule } from './rule.ts';

export const wrappedProperties: Rule = {
  code: 'wrapped-properties',
  severity: 'error',
  of: 'object',
  shapes: ['job'],
  check: (job, node) => {
    const wrapper = childrenOf(job.tree, node).filter(
      (property) => keyOf(job.tree, property) !== '$schema',
    );
    const [only, ...others] = wrapper;
    if (only !== undefined && others.length === 0 && isJob(job, only))
      return [{ ...around(job, only), explains: node }];
    const extra = propertyOf(job.tree, node, 'extra_body');
    return extra === none || !isObject(job, valueOf(job.tree, extra))
      ? []
      : [{ ...ofTheSdk(job, extra), severity: 'warning', explains: extra }];
  },
};

function isObject({ tree }: Job, node: number): boolean {
  return node !== none && kindOf(tree, node) === NodeKind.object;
}

function isJob(job: Job, property: number): boolean {
  const value = valueOf(job.tree, property);
  if (!isObject(job, value) || job.shapes[value] || isMisplaced(job, property)) return false;
  return ['model', 'training_file'].some((key) => propertyOf(job.tree, value, key) !== none);
}

function around(job: Job, property: number): Finding {
  return {
    ...atKey(
      job,
      property,
      l10n.t(
        'The file is the job itself, without {0} around it. Remove this level.',
        quote(keyOf(job.tree, property)),
      ),
    ),
    fixes: () => [lift(job, property)],
  };
}

function ofTheSdk(job: Job, property: number): Finding {
  return {
    ...atKey(
      job,
      property,
      l10n.t(
        '"extra_body" is known to the SDK only, which sends its content at the top of the job. Move it there.',
      ),
    ),
    fixes: () => (hasConflict(job, property) ? [] : [lift(job, property)]),
  };
}

/** Whether the job has one of the keys already: which one is right, a person must say. */
function hasConflict({ tree }: Job, wrapper: number): boolean {
  const keys = new Set(childrenOf(tree, 0).map((property) => keyOf(tree, property)));
  return [...childrenOf(tree, valueOf(tree, wrapper))].some((property) =>
    keys.has(keyOf(tree, property)),
  );
}

/** The members of the object take its place. */
function lift(job: Job, wrapper: number): Fix {
  const { tree } = job;
  const start = startOf(tree, wrapper);
  const base = `\n${lineIndent(tree.text, start)}`;
  const members = [...childrenOf(tree, valueOf(tree, wrapper))];
  const texts = members.map((member) =>
    outdented(tree.text, startOf(tree, member), endOf(tree, member)).replaceAll('\n', base),
  );
  const isOnLines = isFirstOfLine(tree.text, startOf(tree, members[0] ?? wrapper));
  const edit =
    texts.length === 0
      ? removeProperty(job, wrapper)
      : { start, end: endOf(tree, wrapper), text: texts.join(isOnLines ? `,${base}` : ', ') };
  return { title: l10n.t('Remove the level {0}', quote(keyOf(tree, wrapper))), edits: [edit] };
}
