/**
 * Hyperparameters at the top of the job, where they stood before there was a method. Without a method they still work;
 * next to one they are ignored, and a dpo job is refused for them (DOMAIN.md 1.2).
 */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { indentUnit, lineIndent, outdented } from '../indentation.ts';
import { insertMembers } from '../insertProperties.ts';
import { methodOf, type Job } from '../job.ts';
import {
  childrenOf,
  endOf,
  keyOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  propertyOf,
  startOf,
  valueOf,
} from '../json/tree.ts';
import { hyperparametersOf } from '../methods.ts';
import { removeProperty } from '../removeProperty.ts';
import { atKey } from './places.ts';
import type { Fix, Rule, TextChange } from './rule.ts';

export const topLevelHyperparameters: Rule = {
  code: 'top-level-hyperparameters',
  severity: 'warning',
  of: 'object',
  check: (job, node, shape) => {
    if (shape.name !== 'job') return [];
    const { tree } = job;
    const property = propertyOf(tree, node, 'hyperparameters');
    if (property === none || !isObject(job, valueOf(tree, property))) return [];
    const method = memberOf(tree, node, 'method');
    if (method === none) {
      // Azure documents this one at the top only, so that the old place is the right one for it.
      if (propertyOf(tree, valueOf(tree, property), 'prompt_loss_weight') !== none) return [];
      return [
        {
          ...atKey(
            job,
            property,
            l10n.t('This is the old place of hyperparameters. Move them into a "method".'),
          ),
          severity: 'information',
          tag: 'deprecated',
          fixes: () => [createMethod(job, property)],
        },
      ];
    }
    if (!isObject(job, method)) return [];
    const type = methodOf(job);
    return [
      {
        ...atKey(
          job,
          property,
          type === 'dpo'
            ? l10n.t(
                'A dpo job is refused for "hyperparameters" at this place. Move them into "dpo".',
              )
            : l10n.t(
                '"hyperparameters" are ignored next to a "method". Move them into {0}.',
                quote(type),
              ),
        ),
        severity: type === 'dpo' ? 'error' : 'warning',
        explains: property,
        fixes: () => moveFixes(job, property, method, type),
      },
    ];
  },
};

function isObject({ tree }: Job, node: number): boolean {
  return node !== none && kindOf(tree, node) === NodeKind.object;
}

/** Without a method the service trains supervised. */
function createMethod({ tree }: Job, property: number): Fix {
  const value = valueOf(tree, property);
  const start = startOf(tree, property);
  const end = endOf(tree, property);
  const source = outdented(tree.text, startOf(tree, value), endOf(tree, value));
  const unit = indentUnit(tree.text);
  const [outer, inner] = [`\n${unit}`, `\n${unit}${unit}`];
  const text = source.includes('\n')
    ? `"method": {${outer}"type": "supervised",${outer}"supervised": {${inner}"hyperparameters": ${source.replaceAll('\n', inner)}${outer}}\n}`
    : `"method": { "type": "supervised", "supervised": { "hyperparameters": ${source} } }`;
  const indented = text.replaceAll('\n', `\n${lineIndent(tree.text, start)}`);
  return {
    title: l10n.t('Move into a supervised method'),
    edits: [{ start, end, text: indented }],
  };
}

/** What the method's own hyperparameters already say stays as it is. */
function moveFixes(job: Job, property: number, method: number, type: string): readonly Fix[] {
  const insertion = hyperparametersOf(type) && insertInto(job, property, method, type);
  if (!insertion) return [];
  return [
    {
      title: l10n.t('Move into {0}', quote(type)),
      edits: [...insertion, removeProperty(job, property)],
    },
  ];
}

function insertInto(
  job: Job,
  property: number,
  method: number,
  type: string,
): readonly TextChange[] | undefined {
  const { tree } = job;
  const from = valueOf(tree, property);
  const source = outdented(tree.text, startOf(tree, property), endOf(tree, property));
  const block = propertyOf(tree, method, type);
  if (block === none) {
    const unit = indentUnit(tree.text);
    const text = source.includes('\n')
      ? `"${type}": {\n${unit}${source.replaceAll('\n', `\n${unit}`)}\n}`
      : `"${type}": { ${source} }`;
    return [insertMembers(job, method, [text])];
  }
  if (!isObject(job, valueOf(tree, block))) return undefined;
  const own = propertyOf(tree, valueOf(tree, block), 'hyperparameters');
  if (own === none) return [insertMembers(job, valueOf(tree, block), [source])];
  const into = valueOf(tree, own);
  if (!isObject(job, into)) return undefined;
  const absent = [...childrenOf(tree, from)].filter(
    (member) => propertyOf(tree, into, keyOf(tree, member)) === none,
  );
  if (absent.length === 0) return [];
  const texts = absent.map((member) =>
    outdented(tree.text, startOf(tree, member), endOf(tree, member)),
  );
  return [insertMembers(job, into, texts)];
}
