/** The fixes of texts in which something stands around the job: a program, a command, the call that would send it. */
import * as l10n from '@vscode/l10n';
import { applyFixes, inOrder } from '../applyFixes.ts';
import { callArguments, type CallArguments } from '../json/callArguments.ts';
import { hasComments } from '../json/otherLanguage.ts';
import { parseEach } from '../json/parse.ts';
import { phpArray } from '../json/phpArray.ts';
import { commandBody } from '../json/shellCommand.ts';
import { endOf, sourceOf, startOf, type JsonTree } from '../json/tree.ts';
import { flatObject } from './flatMapping.ts';
import type { Fix, SyntaxFix } from './rule.ts';

/** Writes the job in the place of all that stands around it, and makes JSON of it as far as that is sure. */
export function keepJob(tree: JsonTree, at: number, syntaxFix: SyntaxFix): Fix {
  const { text } = tree;
  const call = callArguments(text, at);
  const command = call ? undefined : commandBody(text, at)?.trim();
  const array = call || command !== undefined ? undefined : phpArray(text, at);
  const object = call ? argumentsOf(text, call) : (command ?? array?.object ?? sourceOf(tree, 0));
  const after = mended(`${object}\n`, syntaxFix);
  const { start, end } = call ?? array ?? { start: startOf(tree, 0), end: endOf(tree, 0) };
  const isPlain =
    command === undefined
      ? isOnlyProgram(`${text.slice(0, start)}\n${text.slice(end)}`)
      : // The shell would put values in.
        text.trimStart().startsWith('curl') && !command.includes('$');
  return {
    title: l10n.t('Keep only the job, as a JSON object'),
    edits: [{ start: 0, end: text.length, text: after }],
    ...(!(isPlain && isWhole(text, `${object}\n`, after)) && { takesAway: true }),
  };
}

/** Two words side by side, of which neither is one of a program: a note for people. */
const twoWords =
  /(?<![\w"'./:-])(?!(?:as|async|await|const|curl|def|default|export|from|import|let|new|return|var)\b)[A-Za-z]+[ \t]+(?!(?:as|const|from|import)\b)[A-Za-z]/;

/** What changes an object of a program or writes one beside it: `job["seed"] = 1`, `job.update(…)`, `create(**job, …)`. */
const otherValues =
  /\][ \t]*=[^=]|\.[A-Za-z_]\w*[ \t]*=[^=]|\b(?:assign|setdefault|update)\(|\.\.\.|\*\*\w+,|,[ \t]*\*\*/;

/** Whether what stands around a job is surely neither words for people nor more of the job. */
function isOnlyProgram(around: string): boolean {
  return !twoWords.test(around) && !otherValues.test(around) && !/[A-Za-z]{2}'[a-z]/.test(around);
}

/** Whether nothing but a program's notation has gone: no comment, no other job, and nothing is left to be done. */
function isWhole(text: string, object: string, after: string): boolean {
  const countOf = (one: string) => one.split('training_file').length;
  const hasComment = parseEach(object).problems.some(({ code }) => code === 'syntax-comment');
  // Escapes that JSON lacks would stay as they are written.
  const hasOtherEscape = /\\[xUNav0-7]/.test(object);
  return (
    !hasComment &&
    !hasOtherEscape &&
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

/** An object of the arguments of a call that creates a job. */
function argumentsOf(text: string, call: CallArguments): string {
  let object = `{${text.slice(call.start, call.names[0]!.start)}`;
  call.names.forEach(({ name, end }, index) => {
    object += `"${name}": ${text.slice(end, call.names[index + 1]?.start ?? call.end)}`;
  });
  const lineBreak = text.slice(call.start, call.end).includes('\n') ? '\n' : '';
  return `${object}${lineBreak}}`;
}

/** What one fix uncovers another may mend; more rounds than these mean that the text is far from JSON. */
const maxRounds = 5;

/** So many UTF-16 units are read in all rounds together, which takes some tenths of a second; of the first round any. */
const maxRead = 500_000;

function mended(text: string, syntaxFix: SyntaxFix): string {
  let result = text;
  const rounds = Math.min(Math.max(Math.floor(maxRead / text.length), 1), maxRounds);
  for (let round = 0; round < rounds; round++) {
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
