/** An empty text where a name must be: of a model, of a grader, of a project, the address of an endpoint. */
import * as l10n from '@vscode/l10n';
import { kindOf, NodeKind, sourceOf, stringOf } from '../json/tree.ts';
import { atValue } from './places.ts';
import type { Rule, Severity } from './rule.ts';

interface Name {
  readonly message: string;
  readonly severity: Severity;
}

/** By the schema's name for the value. No model has an empty name; names of graders are seldom looked at. */
function nameAt(shape: string): Name | undefined {
  switch (shape) {
    case 'model':
    case 'graderModel':
      return { severity: 'error', message: l10n.t('The name of a model is missing here.') };
    case 'url':
    case 'server_url':
      return { severity: 'error', message: l10n.t('The address of the service is missing here.') };
    case 'graderName':
      return { severity: 'warning', message: l10n.t('The name of the grader is missing here.') };
    case 'project':
      return { severity: 'warning', message: l10n.t('The name of the project is missing here.') };
    default:
      return undefined;
  }
}

/** No fix: nobody but the author knows the name. */
export const emptyValue: Rule = {
  code: 'empty-value',
  severity: 'error',
  of: 'value',
  concerns: ({ name }) => nameAt(name) !== undefined,
  check: (job, node, shape) => {
    if (kindOf(job.tree, node) !== NodeKind.string) return undefined;
    if (stringOf(job.tree, node).trim() !== '') return undefined;
    // Of a line break in a string the syntax says all.
    if (/[\r\n]/.test(sourceOf(job.tree, node))) return undefined;
    const name = nameAt(shape.name)!;
    return { ...atValue(job, node, name.message), severity: name.severity };
  },
};
