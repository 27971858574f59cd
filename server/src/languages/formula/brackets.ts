/** Opens and closes parentheses and calls, and passes the commas between arguments. */
import type { BracketFrame } from './builder.ts';
import { checkCall } from './calls.ts';
import {
  completeWaiting,
  readMisplacedComma,
  reportComma,
  reportEmptyBracket,
} from './mistakes.ts';
import type { FormulaEdit } from './problems.ts';
import { addMissing, previousToken, skip, type Reader, type TokenOf } from './reader.ts';

/** Opens a call; its name, which is the next token, and its parenthesis are passed. */
export function openCall(reader: Reader, name: TokenOf<'name'>, open: TokenOf<'open'>): void {
  reader.tree.openBracket({
    kind: 'call',
    bracket: open.bracket,
    start: name.start,
    name: reader.text.slice(name.start, name.end),
    nameEnd: name.end,
    open: open.start,
    arguments: [],
    commas: [],
  });
  reader.at += 2;
}

/** Reads a comma: the end of an argument, or misplaced. */
export function readComma(reader: Reader, token: TokenOf<'comma'>): void {
  if (reader.wantsOperand) completeWaiting(reader);
  const bracket = reader.tree.bracket();
  const isArgument = bracket?.kind === 'call';
  if (reader.wantsOperand) {
    reportComma(reader, token, 'before');
    if (!isArgument) return skip(reader);
  } else if (isArgument) {
    bracket.arguments.push(reader.tree.settle());
  } else {
    return readMisplacedComma(reader, token);
  }
  bracket.commas.push(token.start);
  reader.at++;
  reader.wantsOperand = true;
}

/** Reads a closing parenthesis of any kind. */
export function readClose(reader: Reader, token: TokenOf<'close'>): void {
  const { tree, text, report } = reader;
  const bracket = tree.bracket();
  if (bracket === undefined) {
    const { start, end } = token;
    report({ code: 'unopened-parenthesis', start, end, edits: [{ start, end, text: '' }] });
    return skip(reader);
  }
  if (reader.wantsOperand) completeWaiting(reader);
  if (reader.wantsOperand) reportEmptyBracket(reader, token);
  if (!reader.wantsOperand) {
    const content = tree.settle();
    if (bracket.kind === 'call') bracket.arguments.push(content);
  }
  const edits = openingEdits(bracket);
  if (token.bracket !== '(') edits.push({ start: token.start, end: token.end, text: ')' });
  const [first] = edits;
  if (first !== undefined && reader.lastList !== bracket)
    report({ code: 'wrong-bracket', start: first.start, end: first.end, edits });
  const node = tree.closeBracket(token.end, { closed: true });
  if (node.kind === 'call') checkCall(text, node, tree.node, report);
  reader.at++;
  reader.wantsOperand = false;
}

/** Completes what the end of the text leaves open. */
export function closeLeftOpen(reader: Reader): void {
  const { tree, report } = reader;
  const last = previousToken(reader);
  const end = last?.end ?? 0;
  // Behind a parenthesis with nothing in it yet, another one mends nothing; a comma has no use once the call is closed.
  const canClose = last?.kind !== 'open';
  const from = last?.kind === 'comma' && reader.wantsOperand ? last.start : end;
  if (reader.wantsOperand) completeWaiting(reader);
  if (reader.wantsOperand && tree.bracket()?.kind !== 'call') addMissing(reader, end);
  for (let bracket = tree.bracket(); bracket !== undefined; bracket = tree.bracket()) {
    const content = tree.settle();
    if (bracket.kind === 'call' && !reader.wantsOperand) bracket.arguments.push(content);
    const open = openOf(bracket);
    const closing = [...openingEdits(bracket), { start: from, end, text: ')' }];
    const edits = canClose ? closing : [];
    report({ code: 'unclosed-parenthesis', start: open, end: open + 1, edits });
    tree.closeBracket(end, { closed: false });
    reader.wantsOperand = false;
  }
  tree.settle();
}

function openOf(bracket: BracketFrame): number {
  return bracket.kind === 'call' ? bracket.open : bracket.start;
}

/** What makes a parenthesis of the bracket that was opened. */
function openingEdits(bracket: BracketFrame): FormulaEdit[] {
  const open = openOf(bracket);
  return bracket.bracket === '(' ? [] : [{ start: open, end: open + 1, text: '(' }];
}
