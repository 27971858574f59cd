/** What the schema adds to a mistake of notation: which value goes there, and what other rules need not repeat. */
import * as l10n from '@vscode/l10n';
import { describeExpected, quote } from '../describe.ts';
import type { Job } from '../job.ts';
import { nodeAt, type SyntaxProblem } from '../json/tree.ts';
import { fileIdKind, isFileId } from './fileIds.ts';
import type { Finding } from './rule.ts';
import { wrongTypeOf } from './wrongType.ts';

/** The parts of a problem's finding that are otherwise because of the place at which it stands. */
export function expectedAt(
  job: Job,
  { code, start, end, detail }: SyntaxProblem,
): Partial<Finding> | undefined {
  const node = nodeAt(job.tree, start);
  const shape = job.shapes[node];
  // Of a string that is being written nothing is told but that, and of the value of such a key.
  if (detail === 'unterminated' || detail === 'open') return { explains: node };
  if (!shape) return undefined;
  const source = job.tree.text.slice(start, end);
  if (code === 'syntax-value' && detail !== '' && !shape.string)
    return {
      message: l10n.t('Expected {0}, found {1}.', describeExpected(shape), quote(source)),
      fixes: () => [],
    };
  if (code === 'syntax-value' && isFileId(shape) && isName(source))
    return { message: variableMessage(source), fixes: () => [] };
  const refused = code === 'syntax-quotes' ? wrongTypeOf(job, node, shape) : undefined;
  return refused && { ...(refused.fixes && refused), explains: node };
}

/** In quotes it would be refused: no id of a file looks so. */
function isName(source: string): boolean {
  return /^[A-Za-z_][\w.]*$/.test(source) && fileIdKind(source) === 'unlikely';
}

/** What is said of a variable of the program that a job was copied from. */
export function variableMessage(name: string): string {
  return l10n.t('{0} is a name of a program. Write the value that it stands for.', quote(name));
}
