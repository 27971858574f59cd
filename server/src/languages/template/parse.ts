/**
 * Finds the references in a text. Braces that are no references are counted, because prompts hold JSON and LaTeX:
 * `{"answer": {{sample.output_text}}}` closes what it opened. Time is linear in the length of the text: what a brace
 * means is decided by the text up to the next brace.
 */
import { Char, nextBrace, skipRun, skipSpaces } from './characters.ts';
import { createBraceStack, type BraceStack } from './braceStack.ts';
import { literalBraces, readContent } from './content.ts';
import {
  pathBefore,
  singleReferenceAt,
  skipBlanks,
  spacedReferenceAt,
  statementAt,
} from './lookalikes.ts';
import { readPath } from './path.ts';
import type { Range, Template, TemplateProblem, TemplateReference } from './tree.ts';

/** So many references are read in half a second; what is behind the last of them is not. */
export const maxReferences = 200_000;

interface Reader {
  readonly text: string;
  readonly references: TemplateReference[];
  readonly problems: TemplateProblem[];
  /** The braces that stand for themselves and are still open. */
  readonly open: BraceStack;
  /** The end of the last closed reference. */
  lastEnd: number;
}

/** Reads a text; never throws, whatever the text. */
export function parseTemplate(text: string): Template {
  let at = nextBrace(text, 0);
  if (at === text.length) return { references: [], problems: [], complete: true };
  const reader: Reader = {
    text,
    references: [],
    problems: [],
    open: createBraceStack(),
    lastEnd: -1,
  };
  while (at < text.length && reader.references.length < maxReferences) {
    const isOpen = text.charCodeAt(at) === Char.openBrace;
    at = nextBrace(text, isOpen ? readOpen(reader, at) : readClose(reader, at));
  }
  const complete = at >= text.length;
  if (complete && reader.open.size() > 0) reportLeftOpen(reader);
  const { literals } = reader.open;
  return {
    references:
      literals.size === 0
        ? reader.references
        : reader.references.filter(({ start }) => !literals.has(start)),
    problems: reader.problems.sort((a, b) => a.start - b.start),
    complete,
  };
}

/** Reads a run of opening braces and what they open; the offset behind it. */
function readOpen(reader: Reader, at: number): number {
  const { text, open, problems } = reader;
  const runEnd = skipRun(text, at, Char.openBrace);
  if (runEnd - at === 1) {
    const lookalike =
      statementAt(text, at) ??
      singleReferenceAt(text, at, open.size() === 0) ??
      spacedReferenceAt(text, at);
    if (lookalike === undefined) {
      open.push(at, 'text');
      return runEnd;
    }
    problems.push(lookalike);
    return lookalike.end;
  }
  const content = { start: runEnd, end: nextBrace(text, runEnd) };
  return text.startsWith('}}', content.end)
    ? readClosed(reader, at, content)
    : readUnclosed(reader, at, content);
}

/** Reads `{{ … }}`, of whose opening run the first braces may be superfluous; the offset behind it. */
function readClosed(reader: Reader, at: number, content: Range): number {
  const { text, references, problems, open } = reader;
  const start = content.start - 2;
  const end = content.end + 2;
  const { path, literal } = readContent(text, content, (problem) => problems.push(problem));
  if (literal) {
    for (let brace = at; brace < start; brace++) open.push(brace, 'text');
    return end;
  }
  references.push({
    start,
    end,
    contentStart: content.start,
    contentEnd: content.end,
    closed: true,
    namespace: path?.namespace,
    segments: path?.segments ?? [],
  });
  reader.lastEnd = end;
  const surplus = start - at;
  const closingSurplus = skipRun(text, end, Char.closeBrace) - end;
  if (surplus === 0) return end;
  if (path === undefined || closingSurplus < surplus || (surplus === 1 && isArgument(text, at))) {
    for (let brace = at; brace < start; brace++) open.push(brace, 'beside');
    return end;
  }
  const edits = [
    { start: at, end: start, text: '' },
    { start: end, end: end + surplus, text: '' },
  ];
  problems.push({ code: 'surplus-braces', start: at, end: end + surplus, edits });
  return end + surplus;
}

/** Whether the brace at `at` opens the argument of a command, as in LaTeX: `\boxed{…}`, `x^{…}`. */
function isArgument(text: string, at: number): boolean {
  return at > 0 && /[\p{L}\p{N}_^}\]$\\]/u.test(text[at - 1]!);
}

/** Reads a `{{` that no `}}` closes before the next brace; the offset behind what belongs to it. */
function readUnclosed(reader: Reader, at: number, content: Range): number {
  const { text, references, problems, open } = reader;
  const start = content.start - 2;
  for (let brace = at; brace < start; brace++) open.push(brace, 'text');
  const path = readPath(text, content.start, content.end, {
    spaced: false,
    report: () => undefined,
  });
  const pathEnd = path?.end ?? skipRun(text, content.start, Char.space);
  const isHalfClosed =
    text.charCodeAt(content.end) === Char.closeBrace &&
    skipSpaces(text, pathEnd, content.end) === content.end;
  const contentEnd = isHalfClosed ? content.end : pathEnd;
  const end = isHalfClosed ? content.end + 1 : pathEnd;
  references.push({
    start,
    end,
    contentStart: content.start,
    contentEnd,
    closed: false,
    namespace: path?.namespace,
    segments: path?.segments ?? [],
  });
  if (path === undefined && !isHalfClosed) {
    open.push(start, 'reference');
    open.push(start + 1, 'reference');
    return content.start;
  }
  const second = skipBlanks(text, end);
  if (isHalfClosed && open.size() === 0 && text.charCodeAt(second) === Char.closeBrace) {
    // `{{item.x} }`.
    const edits = [{ start: end, end: second, text: '' }];
    problems.push({ code: 'unclosed-reference', start, end: second + 1, edits });
    return second + 1;
  }
  const edits = [{ start: end, end, text: isHalfClosed ? '}' : '}}' }];
  problems.push({ code: 'unclosed-reference', start, end, edits });
  return end;
}

/** Reads a run of closing braces that close no reference; the offset behind it. */
function readClose(reader: Reader, at: number): number {
  const { text, open, problems } = reader;
  const runEnd = skipRun(text, at, Char.closeBrace);
  let left = at;
  while (left < runEnd && open.size() > 0) {
    const literal = open.pop(left);
    left++;
    if (literal !== undefined)
      problems.push(
        literalBraces({ start: literal, end: literal + 2 }, { start: left - 2, end: left }),
      );
  }
  const extra = runEnd - left;
  if (extra === 0) return runEnd;
  const isBeside = at === reader.lastEnd;
  if (isBeside || extra >= 2) {
    problems.push(
      (isBeside ? undefined : pathBefore(text, at, runEnd)) ?? {
        code: 'stray-braces',
        start: left,
        end: runEnd,
        edits: [{ start: left, end: runEnd, text: '' }],
      },
    );
  }
  return runEnd;
}

/** Reports the braces that the end of the text leaves open and that were meant for a reference. */
function reportLeftOpen({ open, problems }: Reader): void {
  for (const { kind, start, end } of open.leftOpen()) {
    const edits = kind === 'beside' ? [{ start, end, text: '' }] : [];
    problems.push({
      code: kind === 'beside' ? 'stray-braces' : 'unclosed-reference',
      start,
      end,
      edits,
    });
  }
}
