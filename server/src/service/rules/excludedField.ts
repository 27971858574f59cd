/** The first field of a path through the answer that the job's own schema of the answer excludes, for any language. */
import * as l10n from '@vscode/l10n';
import { onlyFieldsIn, schemasBelow, type AnswerStep } from '../answerSchema.ts';
import { quote } from '../describe.ts';
import type { Job } from '../job.ts';
import { none } from '../json/tree.ts';
import { responseSchema } from '../responseSchema.ts';
import { mostSimilar } from '../similar.ts';

export interface ExcludedField {
  /** Its place in the path. */
  readonly index: number;
  readonly message: string;
  /** The name that was most likely meant. */
  readonly meant: string | undefined;
}

/** Undefined where the path fits, and where the job has no schema or leaves the place open. */
export function excludedField(job: Job, path: readonly AnswerStep[]): ExcludedField | undefined {
  const root = responseSchema(job);
  if (root === none) return undefined;
  let schemas: readonly number[] = [root];
  for (const [index, step] of path.entries()) {
    const known = step.kind === 'field' ? onlyFieldsIn(job.tree, root, schemas) : undefined;
    if (step.kind === 'field' && known && !known.includes(step.name))
      return { index, ...sayExcluded(step.name, known) };
    schemas = schemasBelow(job.tree, root, schemas, step);
  }
  return undefined;
}

function sayExcluded(name: string, known: readonly string[]): Omit<ExcludedField, 'index'> {
  const meant = mostSimilar(name, known);
  const message =
    meant === undefined
      ? l10n.t(
          'By the "response_format", the answer has no field {0}. It has {1}.',
          quote(name),
          known.map(quote).join(', '),
        )
      : l10n.t(
          'By the "response_format", the answer has no field {0}. Did you mean {1}?',
          quote(name),
          quote(meant),
        );
  return { message, meant };
}
