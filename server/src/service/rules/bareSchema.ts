/** A JSON Schema in the place of the response format that holds it. */
import * as l10n from '@vscode/l10n';
import { indentUnit, lineIndent, objectOf, outdented } from '../indentation.ts';
import type { Job } from '../job.ts';
import {
  endOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  parentOf,
  startOf,
  stringMember,
} from '../json/tree.ts';
import { keyRange } from './places.ts';
import type { Fix, Rule } from './rule.ts';

export const bareSchema: Rule = {
  code: 'bare-schema',
  severity: 'error',
  of: 'object',
  shapes: ['responseFormat'],
  check: (job, node) => {
    const { tree } = job;
    const type = stringMember(tree, node, 'type');
    const fields = memberOf(tree, node, 'properties');
    const isSchema = type === 'object' || type === undefined;
    if (!isSchema || fields === none || kindOf(tree, fields) !== NodeKind.object) return [];
    const [start, end] = keyRange(job, node);
    const message = l10n.t(
      'This is a JSON Schema. Its place is "json_schema.schema" in a response format of type "json_schema".',
    );
    return [
      { start, end, message, explains: parentOf(tree, node), fixes: () => [wrap(job, node)] },
    ];
  },
};

function wrap({ tree }: Job, node: number): Fix {
  const start = startOf(tree, node);
  const end = endOf(tree, node);
  const schema = outdented(tree.text, start, end);
  const unit = indentUnit(tree.text);
  const inner = objectOf(['"name": "answer"', `"schema": ${schema}`], unit);
  const text = objectOf(['"type": "json_schema"', `"json_schema": ${inner}`], unit);
  const indented = text.replaceAll('\n', `\n${lineIndent(tree.text, start)}`);
  return {
    title: l10n.t('Put it into a response format'),
    edits: [{ start, end, text: indented }],
  };
}
