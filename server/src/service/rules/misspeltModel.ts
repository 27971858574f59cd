/** A model whose name is nearly that of a known one. Other names are not judged: new models come. Nor is case. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { memberOf, stringMember } from '../json/tree.ts';
import { meantVersion, modelNamed, modelNames } from '../models.ts';
import { editsBetween, isSameWord } from '../similar.ts';
import { changeTo } from './fixes.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

export const misspeltModel: Rule = {
  code: 'misspelt-model',
  severity: 'warning',
  of: 'object',
  shapes: ['job', 'scoreModelGrader', 'labelModelGrader'],
  check: (job, node, _shape, { provider }) => {
    const name = stringMember(job.tree, node, 'model');
    const meant = name === undefined ? undefined : meantModel(name);
    if (name === undefined || meant === undefined) return [];
    const value = memberOf(job.tree, node, 'model');
    const message = l10n.t(
      'There is no known model {0}. Did you mean {1}?',
      quote(name),
      quote(meant),
    );
    return [
      {
        ...atValue(job, value, message),
        // Another service may have models with names of its own.
        ...(provider === undefined && { severity: 'information' as const }),
        fixes: () => [changeTo(job, value, JSON.stringify(meant))],
      },
    ];
  },
};

/** No name of a model is nearly as long; the comparison would be. */
const maxLength = 200;

function meantModel(name: string): string | undefined {
  if (name.length > maxLength || modelNamed(name)) return undefined;
  // A fine-tuned model bears a name that somebody chose, and Azure writes gpt-35; blanks and wrong years have own rules.
  const isOthers = /^ft:|\.ft-|^gpt-35-|^\s|\s$/i.test(name) || meantVersion(name) !== undefined;
  if (isOthers) return undefined;
  const trimmed = name.replace(/[,;.]$/, '');
  return (
    modelNames.find((known) => isSameWord(known, trimmed)) ??
    modelNames.find((known) => isNear(trimmed, known))
  );
}

function isNear(name: string, known: string): boolean {
  const [family, date] = familyAndDate(name.toLowerCase());
  const [knownFamily, knownDate] = familyAndDate(known.toLowerCase());
  if (date === knownDate) return isNearFamily(family, knownFamily);
  if (family !== knownFamily || date === undefined || knownDate === undefined) return false;
  if (editsBetween(date, knownDate) > 2) return false;
  // A provider may bring out another version, but not in the same month.
  return Number.isNaN(Date.parse(date)) || date.slice(0, 7) === knownDate.slice(0, 7);
}

/** Another number is another model, and so may another word be: `nano` is near to `mini`. */
function isNearFamily(family: string, known: string): boolean {
  if (family.replaceAll(/\D/g, '') !== known.replaceAll(/\D/g, '')) return false;
  const parts = family.split('-');
  const knownParts = known.split('-');
  if (parts.length !== knownParts.length) return editsBetween(family, known) === 1;
  const edits = parts.map((part, index) => editsBetween(part, knownParts[index]!));
  return edits.every((count) => count <= 1) && edits.reduce((sum, count) => sum + count, 0) <= 2;
}

function familyAndDate(name: string): readonly [family: string, date: string | undefined] {
  const match = /^(.+?)-(20\d\d-[\d-]*)$/.exec(name);
  return [match?.[1] ?? name, match?.[2]];
}
