/** The mistakes for which Python would refuse a source: each once, at the smallest place, in words that help. */
import { maxBracketDepth, scanBrackets } from './brackets.ts';
import { characterErrors } from './characters.ts';
import { maxSourceLength } from './sourceLimit.ts';
import { lineAround, type Edit, type Range } from './range.ts';
import type { FindErrors, Finding } from './ruff.ts';
import { sayFinding } from './syntaxMessages.ts';

export type PythonSyntaxError = Range & {
  readonly message: string;
  /** What would mend it, where that can be told: edits that do not overlap. */
  readonly fix: readonly Edit[] | undefined;
};

/** More mistakes than that are not told. */
const maxErrors = 100;

/**
 * Checks a source. Of the mistakes of grammar only the first is told, because what a parser finds behind it is mostly
 * its consequence; if that line has characters that are not Python's, they are the cause. Undefined if nothing can be said: the source is too long, or nested too deeply for the parser.
 */
export function syntaxErrors(
  text: string,
  findErrors: FindErrors,
): readonly PythonSyntaxError[] | undefined {
  if (text.length > maxSourceLength) return undefined;
  const brackets = scanBrackets(text);
  if (brackets.tooDeep) return [sayTooDeep(brackets.tooDeep.at)];
  const findings = findFirst(text.slice(0, brackets.readableTo), findErrors);
  if (!findings) return undefined;
  const misleading = findings.findIndex((finding) => !standsAlone(finding));
  const first = findings[misleading];
  const line = first && lineAround(text, first.start);
  const errors = findings
    .slice(0, Math.min(first ? misleading : findings.length, maxErrors))
    .filter(({ start }) => !line || start < line.start)
    .map(say);
  const characters = findings.filter(isCharacter).slice(0, maxErrors);
  if (line && characters[0] && characters[0].start <= line.end) {
    const offsets = characters.map(({ start }) => start);
    return [...errors, ...characterErrors(text, offsets)];
  }
  if (first) errors.push(say(first));
  // What cannot be seen is shown elsewhere: a bracket that is not closed before what stands behind it.
  return errors
    .toSorted((one, other) => one.start - other.start)
    .filter(({ start, message }, index, sorted) => {
      const before = sorted[index - 1];
      return before?.start !== start || before.message !== message;
    });

  function say(finding: Finding): PythonSyntaxError {
    const { message, range, fix } = sayFinding(finding, text, brackets);
    return { ...visible(range ?? finding, text), message, fix };
  }
}

/** So many UTF-16 units are read first. */
const minPart = 32_000;

/**
 * The findings in their order. Ruff tells each of tens of thousands, which takes it long: a source whose beginning has
 * more of them than are told is not read any further. What the end of that beginning has cut is behind all of them.
 */
function findFirst(text: string, findErrors: FindErrors): readonly Finding[] | undefined {
  for (let length = minPart; ; length *= 2) {
    const isWhole = length >= text.length;
    const part = isWhole ? text : text.slice(0, lineAround(text, length).start);
    const findings = findErrors(part)?.toSorted((one, other) => one.start - other.start);
    const last = findings?.[2 * maxErrors];
    if (isWhole || (last && last.start < part.length / 2)) return findings;
  }
}

function sayTooDeep(at: number): PythonSyntaxError {
  const message = `Python allows ${maxBracketDepth} brackets within one another. Take some of them apart.`;
  return { start: at, end: at + 1, message, fix: undefined };
}

/** Mistakes that do not mislead the parser, so that those behind them are mistakes of their own. */
const aloneMessages =
  /^(?:Duplicate|Invalid .*target|Only one|Parameter|Positional|Iterable|Cannot (?:use|reuse)|Multiple exception|cannot (?:assign|delete)|name |no binding|nonlocal |starred assignment|alternative patterns|multiple assignments|Future feature|Two starred)/;

function standsAlone({ code, message }: Finding): boolean {
  return code !== 'invalid-syntax' || aloneMessages.test(message);
}

function isCharacter({ message }: Finding): boolean {
  return message.startsWith('Got unexpected token ');
}

/**
 * Puts a range on something that can be seen, within one line: a wrong indentation is shown on the word behind it, what
 * is missing on what stands before it.
 */
function visible({ start, end }: Range, text: string): Range {
  const line = /^[^\r\n]*/.exec(text.slice(start, end))![0];
  if (line.trim() !== '') return { start, end: start + line.trimEnd().length };
  const word = line === '' ? undefined : /^[ \t]*(\S+)/.exec(text.slice(end));
  if (word) return { start: end + word[0].length - word[1]!.length, end: end + word[0].length };
  const before = text.slice(0, start).trimEnd().length;
  return { start: Math.max(before - 1, 0), end: before };
}
