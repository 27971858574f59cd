/** The fixes of texts in which something stands around the job: a program, a command, the call that would send it. */
import * as l10n from '@vscode/l10n';
import { applyFixes, inOrder } from '../applyFixes.ts';
import { callArguments, type CallArguments } from '../json/callArguments.ts';
import { parseEach } from '../json/parse.ts';
import { phpArray } from '../json/phpArray.ts';
import { commandBody } from '../json/shellCommand.ts';
import { endOf, sourceOf, startOf, type JsonTree } from '../json/tree.ts';
import { flatObject } from './flatMapping.ts';
import { lostFromCommand, lostFromProgram } from './lostWords.ts';
import type { Fix, SyntaxFix } from './rule.ts';

/** Writes the job in the place of all that stands around it, and makes JSON of it as far as that is sure. */
export function keepJob(tree: JsonTree, at: number, syntaxFix: SyntaxFix): Fix {
  const { text } = tree;
  const call = callArguments(text, at);
  const command = call ? undefined : commandBody(text, at)?.trim();
  const array = call || command !== undefined ? undefined : phpArray(text, at);
  const object = call ? argumentsOf(text, call) : (command ?? array?.object ?? sourceOf(tree, 0));
  const after = mended(`${object}\n`, syntaxFix);
  const job = call ?? array ?? { start: startOf(tree, 0), end: endOf(tree, 0) };
  const lost = command === undefined ? lostFromProgram(text, job) : lostFromCommand(text, command);
  return {
    title:
      lost === undefined
        ? l10n.t('Keep only the job, as a JSON object')
        : l10n.t(
            'Keep only the job, as a JSON object; see line {0} first: {1}',
            ...lineAt(text, lost),
          ),
    edits: [{ start: 0, end: text.length, text: after }],
    ...(!(lost === undefined && isWhole(text, `${object}\n`, after)) && { takesAway: true }),
  };
}

/** In UTF-16 units: so much of a line is shown in a title. */
const maxShown = 60;

/** The number of the line at an offset, and its text. */
function lineAt(text: string, offset: number): readonly [number: number, source: string] {
  const number = text.slice(0, offset).split('\n').length;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const source = text
    .slice(start)
    .split(/[\r\n]/, 1)[0]!
    .trim();
  return [number, source.length > maxShown ? `${source.slice(0, maxShown)}…` : source];
}

/** Whether nothing but a program's notation has gone: no comment, no other job, and nothing is left to be done. */
function isWhole(text: string, object: string, after: string): boolean {
  const countOf = (one: string) => one.split('training_file').length;
  const hasComment = parseEach(object).problems.some(({ code }) => code === 'syntax-comment');
  return (
    !hasComment &&
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
