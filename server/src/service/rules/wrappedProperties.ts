/**
 * An object around what belongs directly into the job: the whole job under one key, or `extra_body`, in which the SDK
 * for Python takes the fields that it does not know and which it does not send. And an object around the properties of a
 * grader, under its type, as the method has one.
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
  parentOf,
  propertyOf,
  sourceOf,
  startOf,
  stringMember,
  valueOf,
} from '../json/tree.ts';
import { graderTypes } from '../methods.ts';
import { removeProperty } from '../removeProperty.ts';
import { isMisplaced } from './misplacedProperties.ts';
import { atKey } from './places.ts';
import type { Finding, Fix, Rule } from './rule.ts';

export const wrappedProperties: Rule = {
  code: 'wrapped-properties',
  severity: 'error',
  of: 'object',
  check: (job, node, { name }) => {
    if (name !== 'job')
      return graderUnions.has(job.shapes[node]?.name ?? '') ? inGrader(job, node) : [];
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

const graderUnions: ReadonlySet<string> = new Set(['grader', 'subGrader']);

/** `{ "string_check": { … } }`, whether or not the type stands there, too. */
function inGrader(job: Job, node: number): readonly Finding[] {
  const { tree } = job;
  const type = stringMember(tree, node, 'type');
  const keys = type === undefined ? [...graderTypes()] : [type];
  const wrapper = keys
    .map((key) => propertyOf(tree, node, key))
    .find((property) => property !== none && isObject(job, valueOf(tree, property)));
  if (wrapper === undefined) return [];
  const message = l10n.t(
    'A grader is one object with its "type" in it, without {0} around its properties. Remove this level.',
    quote(keyOf(tree, wrapper)),
  );
  const isTyped = type !== undefined || propertyOf(tree, valueOf(tree, wrapper), 'type') !== none;
  const first = isTyped ? [] : [`"type": ${JSON.stringify(keyOf(tree, wrapper))}`];
  return [
    {
      ...atKey(job, wrapper, message),
      explains: keyedOwner(job, node),
      fixes: () => (hasConflict(job, wrapper) ? [] : [lift(job, wrapper, first)]),
    },
  ];
}

/** The property whose value an object is, at whose key its lacks are told, or the object itself. */
function keyedOwner({ tree }: Job, node: number): number {
  const parent = parentOf(tree, node);
  return kindOf(tree, parent) === NodeKind.property ? parent : node;
}

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

/** Whether the object around has one of the keys with another value: which one is right, a person must say. */
function hasConflict(job: Job, wrapper: number): boolean {
  const around = valuesAround(job, wrapper);
  return newMembers(job, wrapper, around).some((member) => around.has(keyOf(job.tree, member)));
}

/** The members that the object around does not repeat word for word. */
function newMembers(
  { tree }: Job,
  wrapper: number,
  around: ReadonlyMap<string, string>,
): readonly number[] {
  return childrenOf(tree, valueOf(tree, wrapper)).filter(
    (member) => around.get(keyOf(tree, member)) !== sourceOf(tree, valueOf(tree, member)),
  );
}

/** The texts of the values of the object around, by their keys. */
function valuesAround({ tree }: Job, wrapper: number): ReadonlyMap<string, string> {
  return new Map(
    childrenOf(tree, parentOf(tree, wrapper)).map((property) => [
      keyOf(tree, property),
      sourceOf(tree, valueOf(tree, property)),
    ]),
  );
}

/** The members of the object take its place, behind others that it lacks. */
function lift(job: Job, wrapper: number, lacking: readonly string[] = []): Fix {
  const { tree } = job;
  const start = startOf(tree, wrapper);
  const base = `\n${lineIndent(tree.text, start)}`;
  const members = newMembers(job, wrapper, valuesAround(job, wrapper));
  const texts = [
    ...lacking,
    ...members.map((member) =>
      outdented(tree.text, startOf(tree, member), endOf(tree, member)).replaceAll('\n', base),
    ),
  ];
  const isOnLines = isFirstOfLine(tree.text, startOf(tree, members[0] ?? wrapper));
  const edit =
    texts.length === 0
      ? removeProperty(job, wrapper)
      : { start, end: endOf(tree, wrapper), text: texts.join(isOnLines ? `,${base}` : ', ') };
  return { title: l10n.t('Remove the level {0}', quote(keyOf(tree, wrapper))), edits: [edit] };
}
