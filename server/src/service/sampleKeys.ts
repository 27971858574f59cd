/** What the dictionary `sample` of a Python grader holds: the same as the namespace of templates. */
import * as l10n from '@vscode/l10n';
import { namespaces, type Field, type FieldType } from '../languages/template/sampleFields.ts';
import type { AnswerStep } from './answerSchema.ts';

/** The fields that may come next behind a path of keys and indexes; empty where they are not known. */
export function sampleFieldsBehind(
  path: readonly (string | number)[],
): Readonly<Record<string, Field>> {
  let type: FieldType | undefined = namespaces['sample']!.type;
  for (const key of path)
    type =
      typeof key === 'number'
        ? type?.kind === 'list'
          ? type.element
          : undefined
        : fieldOf(type, key)?.type;
  return type?.kind === 'object' ? type.fields : {};
}

function fieldOf(type: FieldType | undefined, key: string): Field | undefined {
  return type?.kind === 'object' && Object.hasOwn(type.fields, key) ? type.fields[key] : undefined;
}

/** A field's sentence, and the condition for it to exist. */
export function documentationOf({ description, when }: Field): string {
  return when === undefined ? description : `${description}\n\n${l10n.t('Only {0}.', when)}`;
}

/** Of a path into the sample that leads into `output_json`, the steps behind that; undefined for others. */
export function answerStepsOf(
  path: readonly (string | number)[],
): readonly AnswerStep[] | undefined {
  const [first, ...rest] = path;
  if (first !== 'output_json') return undefined;
  return rest.map((key) =>
    typeof key === 'number' ? { kind: 'index', index: key } : { kind: 'field', name: key },
  );
}
