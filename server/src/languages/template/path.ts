/** Reads a path such as `item.rows[0].name`, going on behind every mistake in it. */
import { Char, isNameAt, isSpaceAt, nameIn, skipName, skipRun, skipSpaces } from './characters.ts';
import { readIndex } from './brackets.ts';
import { isNamespace, isSampleField } from './sampleFields.ts';
import type { TemplateNamespace, TemplateProblem, TemplateSegment } from './tree.ts';

export type ReportTemplate = (problem: TemplateProblem) => void;

export interface Path {
  readonly namespace: TemplateNamespace | undefined;
  readonly segments: readonly TemplateSegment[];
  /** From the first name to behind the last segment or dot. */
  readonly start: number;
  readonly end: number;
}

export interface PathOptions {
  /** Whether the path may go on behind spaces, which is then a problem; otherwise it ends there. */
  readonly spaced: boolean;
  readonly report: ReportTemplate;
}

interface PathReader extends PathOptions {
  readonly text: string;
  /** Nothing at or behind this offset is read. */
  readonly limit: number;
  readonly segments: TemplateSegment[];
  /** Whether a bracket was never closed, so that nothing behind it can be told. */
  isLost: boolean;
}

/** Words that stand between two values in other template languages, and so end a path. */
const operatorWords = new Set(['or', 'and', 'if', 'else', 'not', 'in', 'is', 'as']);

/**
 * The path that begins at `at` or behind the spaces there; undefined where no name begins. Nothing at or behind `limit`
 * is read. A path without a known namespace is not yet a problem here.
 */
export function readPath(
  text: string,
  at: number,
  limit: number,
  options: PathOptions,
): Path | undefined {
  const reader: PathReader = { ...options, text, limit, segments: [], isLost: false };
  const dots = skipSpaces(text, at, limit);
  const start = Math.min(skipRun(text, dots, Char.dot), limit);
  const nameEnd = skipName(text, start, limit);
  // A digit begins no namespace, so that `{{0}}` is no path.
  if (nameEnd === start || /[-0-9]/.test(text.charAt(start))) return undefined;
  if (start > dots) reportDots(reader, dots, start);
  let end = nameEnd;
  for (let next: number | undefined = end; next !== undefined;) {
    end = next;
    next = readStep(reader, end);
  }
  return pathOf({ name: nameIn(text, start, nameEnd), start, end: nameEnd }, reader.segments, end);
}

function pathOf(first: TemplateNamespace, segments: readonly TemplateSegment[], end: number): Path {
  const lacksNamespace =
    !isNamespace(first.name) &&
    (isSampleField(first.name) || !segments.some(({ kind }) => kind === 'field'));
  return {
    start: first.start,
    end,
    namespace: lacksNamespace ? undefined : first,
    segments: lacksNamespace ? [{ kind: 'field', ...first }, ...segments] : segments,
  };
}

/** Reads the next segment; the offset behind it, or undefined where the path ends. */
function readStep(reader: PathReader, at: number): number | undefined {
  const { text, limit, segments } = reader;
  const start = reader.spaced ? nextStep(reader, at) : at;
  if (reader.isLost || start >= limit) return undefined;
  const char = text.charCodeAt(start);
  if (char === Char.dot) return readDots(reader, at, start);
  if (char !== Char.openBracket)
    return isNameAt(text, start) ? continueName(reader, at, start) : undefined;
  if (start > at) reportSpaces(reader, at, start, '');
  const { segment, end, closed } = readIndex(text, start, limit, reader.report);
  segments.push(segment);
  reader.isLost = !closed;
  return end;
}

/** Where the path goes on behind spaces: `at` where there are none, `limit` where it ends there. */
function nextStep({ text, limit, segments }: PathReader, at: number): number {
  if (!isSpaceAt(text, at)) return at;
  const next = skipSpaces(text, at, limit);
  const char = text.charCodeAt(next);
  if (next >= limit || char === Char.dot || char === Char.openBracket) return next;
  if (segments.length === 0 || text.charCodeAt(at - 1) === Char.closeBracket) return limit;
  const word = text.slice(next, skipName(text, next, limit));
  const goesOn = /^[\p{L}\p{N}_]/u.test(word) && !operatorWords.has(word) && !isNamespace(word);
  return goesOn ? next : limit;
}

/**
 * Reads one or more dots at `at`, the spaces from `before` on, and the name behind them; the offset behind it, or
 * undefined where the dot is no part of the path because something that is no name follows it.
 */
function readDots(reader: PathReader, before: number, at: number): number | undefined {
  const { text, limit, spaced, segments } = reader;
  const dotsEnd = Math.min(skipRun(text, at, Char.dot), limit);
  const start = spaced ? skipSpaces(text, dotsEnd, limit) : dotsEnd;
  const end = skipName(text, start, limit);
  if (end === start) return endWithDots(reader, at, dotsEnd, start);
  if (dotsEnd - at > 1) reportDots(reader, at + 1, dotsEnd);
  if (at > before || start > dotsEnd) {
    const from = at > before ? before : dotsEnd;
    const to = start > dotsEnd ? start : at;
    reportSpaces(reader, from, to, text.slice(Math.max(from, at), Math.min(to, dotsEnd)));
  }
  segments.push({ kind: 'field', name: nameIn(text, start, end), start, end });
  return end;
}

/** Dots without a name behind them, but at `next` something else or the end. */
function endWithDots(
  reader: PathReader,
  start: number,
  end: number,
  next: number,
): number | undefined {
  const { text, limit, spaced, segments } = reader;
  const isFollowed = next < limit && text.charCodeAt(next) !== Char.openBracket;
  // Without spaces this is a path that is being written in a text: a dot before a space ends the sentence.
  if (isFollowed && (spaced || isSpaceAt(text, next))) return undefined;
  if (next < limit || segments.length > 0) reportDots(reader, start, end);
  return end;
}

/** Reads a name that follows without a dot: behind `]`, or behind a space as the next words of a field's name. */
function continueName(reader: PathReader, at: number, next: number): number {
  const { text, limit, segments, report } = reader;
  const last = segments.at(-1);
  let end = skipName(text, next, limit);
  if (next === at || last?.kind !== 'field') {
    const edits = [{ start: next, end: next, text: '.' }];
    report({ code: 'missing-dot', start: next, end, edits });
    segments.push({ kind: 'field', name: nameIn(text, next, end), start: next, end });
    return end;
  }
  for (let word = nextStep(reader, end); isNameAt(text, word); word = nextStep(reader, end)) {
    if (word >= limit) break;
    end = skipName(text, word, limit);
  }
  segments[segments.length - 1] = { ...last, name: nameIn(text, last.start, end), end };
  reportSpaces(reader, last.start, end, undefined);
  return end;
}

function reportDots({ report }: PathReader, start: number, end: number): void {
  report({ code: 'empty-segment', start, end, edits: [{ start, end, text: '' }] });
}

/** Reports spaces in a path, and what to write in the place of them if that is known. */
function reportSpaces(
  { report }: PathReader,
  start: number,
  end: number,
  text: string | undefined,
): void {
  const edits = text === undefined ? [] : [{ start, end, text }];
  report({ code: 'space-in-path', start, end, edits });
}
