/** What hovers say of a part of the answer: what the job's own schema demands of it. */
import * as l10n from '@vscode/l10n';
import { withoutReferences, type AnswerStep } from './answerSchema.ts';
import { outdented } from './indentation.ts';
import type { Job } from './job.ts';
import { endOf, startOf } from './json/tree.ts';
import { responseSchema, schemasBehind } from './responseSchema.ts';
import { codeBlock } from './untrusted.ts';

/** Schemas longer than this are no help in a hover, in UTF-16 units. */
const maxSchema = 1500;

/** Markdown on what a path below `sample.output_json` leads to; undefined where the schema knows nothing of it. */
export function describeAnswer(job: Job, path: readonly AnswerStep[]): string | undefined {
  const { tree } = job;
  const schemas = withoutReferences(tree, responseSchema(job), schemasBehind(job, path));
  if (schemas.length === 0) return undefined;
  const title = l10n.t('A part of the answer, by the job\'s own "response_format":');
  const texts = [...new Set(schemas)].map((schema) =>
    outdented(tree.text, startOf(tree, schema), endOf(tree, schema)),
  );
  const isShort = texts.reduce((length, text) => length + text.length, 0) <= maxSchema;
  const blocks = isShort ? texts.map((text) => codeBlock('json', text)) : [];
  return [title, ...blocks].join('\n\n');
}
