/** The fixes of texts in which something stands around the job: a program, a command, the call that would send it. */
import * as l10n from '@vscode/l10n';
import { applyFixes, inOrder } from '../applyFixes.ts';
import { callArguments } from '../json/callArguments.ts';
import { hasComments } from '../json/otherLanguage.ts';
import { parseEach } from '../json/parse.ts';
import { phpArray } from '../json/phpArray.ts';
import { commandBody } from '../json/shellCommand.ts';
import { sourceOf, type JsonTree } from '../json/tree.ts';
import { flatObject } from './flatMapping.ts';
import type { Fix, SyntaxFix } from './rule.ts';

/** Writes the job in the place of all that stands around it, and makes JSON of it as far as that is sure. */
export function keepJob(tree: JsonTree, at: number, syntaxFix: SyntaxFix): Fix {
  const { text } = tree;
  const object =
    argumentsOf(text, at) ??
    commandBody(text, at)?.trim() ??
    phpArray(text, at) ??
    sourceOf(tree, 0);
  const after = mended(`${object}\n`, syntaxFix);
  return {
    title: l10n.t('Keep only the job, as a JSON object'),
    edits: [{ start: 0, end: text.length, text: after }],
    ...(!isWhole(text, `${object}\n`, after) && { takesAway: true }),
  };
}

/** Whether nothing but a program's notation has gone: no comment, no other job, and nothing is left to be done. */
function isWhole(text: string, object: string, after: string): boolean {
  const countOf = (one: string) => one.split('training_file').length;
  const hasComment = parseEach(object).problems.some(({ code }) => code === 'syntax-comment');
  return (
    !hasComment &&
    !hasComments(text) &&
    countOf(text) === countOf(after) &&
    countOf(after) > 1 &&
    parseEach(after).problems.length === 0
  );
}

/** Writes a flat list of keys and values as an object; undefined where it is not flat. */
export function asObject(text: string, notation: 'yaml' | 'toml'): Fix | undefined {
  const flat = flatObject(text, notation === 'yaml' ? ':' : '=');
  return (
    flat && {
      title: l10n.t('Write as a JSON object'),
      edits: [{ start: 0, end: text.length, text: flat.object }],
      ...(flat.hasComments && { takesAway: true }),
    }
  );
}

/** An object of the arguments of a call that creates a job; undefined where there is none. */
function argumentsOf(text: string, at: number): string | undefined {
  const call = callArguments(text, at);
  if (!call) return undefined;
  let object = `{${text.slice(call.start, call.names[0]!.start)}`;
  call.names.forEach(({ name, end }, index) => {
    object += `"${name}": ${text.slice(end, call.names[index + 1]?.start ?? call.end)}`;
  });
  const lineBreak = text.slice(call.start, call.end).includes('\n') ? '\n' : '';
  return `${object}${lineBreak}}`;
}

/** What one fix uncovers another may mend; more rounds than these mean that the text is far from JSON. */
const maxRounds = 5;

function mended(text: string, syntaxFix: SyntaxFix): string {
  let result = text;
  for (let round = 0; round < maxRounds; round++) {
    const tree = parseEach(result);
    const fixes = tree.problems
      // A word without quotes is a variable, whose value nobody knows here.
      .filter(({ code }) => code !== 'syntax-value')
      .flatMap((problem) => syntaxFix(tree, problem) ?? []);
    if (fixes.length === 0) break;
    result = applyFixes(result, inOrder(fixes));
  }
  return result;
}
