/** The `{…}` of formatted strings, as every version of Python takes them. */
import { adopt, leaf, node, Unsure, type Draft } from './draft.ts';
import { endOfRun, tokenAt } from './lexer.ts';

const plain = /[^{}\\]*/y;
const blanks = /[ \t]*/y;
const selfDocumentation = /=(?=[ \t]*[!:}])/y;
const conversion = /![rsa](?=[:}])/y;
// What comes after a second `:=` or with a quote is read in different ways.
const specification = /:[\w .,<>^+%/-]*(?=\})/y;

/** Gives a `FormatString` its replacements; `readExpression` reads what is in their braces, up to a token `end`. */
export function readReplacements(
  text: string,
  string: Draft,
  readExpression: (text: string, tokens: readonly Draft[]) => Draft,
): void {
  const quote = /["']/.exec(text.slice(string.start, string.start + 3))![0];
  const replacements: Draft[] = [];
  let at = string.start;
  for (;;) {
    at = endOfRun(plain, text, at);
    if (at >= string.end) break;
    const two = text.slice(at, at + 2);
    if (two === '{{' || two === '}}') at += 2;
    else if (two.startsWith('{')) {
      const replacement = replacementAt(text, at, string.end, readExpression);
      // Before 3.12 these could not stand in there.
      if (/[\\#\r\n]/.test(text.slice(at, replacement.end))) throw new Unsure();
      if (text.slice(at, replacement.end).includes(quote)) throw new Unsure();
      replacements.push(replacement);
      at = replacement.end;
    } else if (two.startsWith('}') || /[{}]/.test(two)) throw new Unsure();
    else at += 2;
  }
  adopt(string, replacements);
}

function replacementAt(
  text: string,
  start: number,
  limit: number,
  readExpression: (text: string, tokens: readonly Draft[]) => Draft,
): Draft {
  const tokens: Draft[] = [];
  let brackets = 0;
  let at = endOfRun(blanks, text, start + 1);
  while (at < limit) {
    if (brackets === 0 && '!:}'.includes(text[at]!)) break;
    if (brackets === 0 && endOfRun(selfDocumentation, text, at) > at) break;
    const token = tokenAt(text, at);
    if (token.name === '(' || token.name === '[') brackets++;
    else if (token.name === ')' || token.name === ']') brackets--;
    tokens.push(token);
    at = endOfRun(blanks, text, token.end);
  }
  tokens.push(leaf('end', at, at));
  const children = [leaf('{', start, start + 1), readExpression(text, tokens)];
  const addPart = (name: string, pattern: RegExp) => {
    const end = endOfRun(pattern, text, at);
    if (end > at) children.push(leaf(name, at, end));
    at = end;
  };
  addPart('FormatSelfDoc', selfDocumentation);
  at = endOfRun(blanks, text, at);
  addPart('FormatConversion', conversion);
  addPart('FormatSpec', specification);
  if (at >= limit || text[at] !== '}') throw new Unsure();
  children.push(leaf('}', at, at + 1));
  return node('FormatReplacement', children);
}
