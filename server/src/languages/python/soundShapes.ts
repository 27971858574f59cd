/**
 * The right arrangements of what stands in each node of Lezer's tree. Lezer's grammar takes more than Python's, so these
 * take less: what is not in here may be right Python, but is not surely so.
 */
import type { PythonNode } from './tree.ts';

const targets =
  'VariableName MemberExpression TupleExpression ArrayExpression ParenthesizedExpression';
const operands = `${targets} Number String FormatString ContinuedString Boolean None Ellipsis
  CallExpression BinaryExpression UnaryExpression DictionaryExpression SetExpression
  ArrayComprehensionExpression ComprehensionExpression SetComprehensionExpression
  DictionaryComprehensionExpression`;
const simpleStatements = `AssignStatement UpdateStatement ExpressionStatement DeleteStatement
  PassStatement BreakStatement ContinueStatement ReturnStatement RaiseStatement ImportStatement
  AssertStatement StatementGroup`;
const compoundStatements = `IfStatement WhileStatement ForStatement TryStatement WithStatement
  FunctionDefinition ClassDefinition DecoratedStatement`;

/** One of several nodes; anything else in a pattern is a node's name, a sign in quotes, or a part below. */
const groups: Readonly<Record<string, string>> = {
  target: targets,
  place: 'VariableName MemberExpression',
  operand: operands,
  test: `${operands} ConditionalExpression LambdaExpression`,
  condition: `${operands} ConditionalExpression LambdaExpression NamedExpression`,
  formatted: `${operands} ConditionalExpression`,
  string: 'String FormatString',
  operator: 'ArithOp BitOp CompareOp and or in is',
  simple: simpleStatements,
  statement: `${simpleStatements} ${compoundStatements}`,
};

/** Letters that mean nothing to an expression. */
const firstLetter = 0x100;

/** Each name has a letter of its own, so that a row of children is a text that an expression can match. */
const letters = new Map<string, string>();

/** The part of an expression that stands for a node's name, a group or a sign. */
const classes = new Map<string, string>();

/** An expression of words: names of nodes and groups, signs in quotes, and the operators of regular expressions. */
function compile(pattern: string): RegExp {
  const source = pattern.replace(
    /'([^']+)'|[A-Za-z]+|\s+/g,
    (word, sign: string | undefined) => classes.get(word) ?? newClass(word, sign),
  );
  return new RegExp(`^(?:${source})$`);
}

function newClass(word: string, sign = word): string {
  const names = Object.hasOwn(groups, word)
    ? groups[word]!.split(/\s+/)
    : sign.trim() === ''
      ? []
      : [sign];
  const letter = names.map(newLetterOf).join('');
  const found = letter.length > 1 ? `[${letter}]` : letter;
  classes.set(word, found);
  return found;
}

function newLetterOf(name: string): string {
  const letter = letters.get(name) ?? String.fromCharCode(firstLetter + letters.size);
  letters.set(name, letter);
  return letter;
}

const tests = "test (',' test)* ','?";
const element = "'*'? test";
const elements = `${element} (',' ${element})* ','?`;
const pair = "(test ':' test | '**' test)";
const comprehension = "(for target (',' target)* ','? in operand (if operand)*)+";
const dotted = "VariableName ('.' VariableName)*";
const named = 'VariableName (as VariableName)?';
const parameter =
  "(VariableName TypeDef? (AssignOp test)? | ('*' | '**') (VariableName TypeDef?)?)";
const argument = "(VariableName AssignOp test | test | '*' test | '**' test)";
const bounds = "(test? ':' test? (':' test?)? | test)";

const shapes: Readonly<Record<string, string>> = {
  Script: 'statement*',
  Body: "':' statement+",
  StatementGroup: "simple (';' simple)* ';'?",
  AssignStatement: `('*'? target (',' '*'? target)* ','? AssignOp)+ ${tests}
    | place TypeDef (AssignOp ${tests})?`,
  UpdateStatement: 'place UpdateOp test',
  ExpressionStatement: tests,
  DeleteStatement: "del place (',' place)*",
  PassStatement: 'pass',
  BreakStatement: 'break',
  ContinueStatement: 'continue',
  ReturnStatement: `return (${tests})?`,
  RaiseStatement: 'raise (test (from test)?)?',
  ImportStatement: `import ${dotted} (as VariableName)? (',' ${dotted} (as VariableName)?)*
    | from ${dotted} import ('*' | ${named} (',' ${named})* | '(' ${named} (',' ${named})* ','? ')')`,
  AssertStatement: "assert test (',' test)?",
  IfStatement: 'if condition Body (elif condition Body)* (else Body)?',
  WhileStatement: 'while condition Body (else Body)?',
  ForStatement: `for target (',' target)* ','? in ${tests} Body (else Body)?`,
  TryStatement: `try Body ((except operand (as VariableName)? Body)+ (except Body)? | except Body)
    (else Body)? (finally Body)? | try Body finally Body`,
  WithStatement: "with test (as VariableName)? (',' test (as VariableName)?)* Body",
  FunctionDefinition: 'def VariableName ParamList TypeDef? Body',
  ClassDefinition: 'class VariableName ArgList? Body',
  DecoratedStatement: 'Decorator+ (FunctionDefinition | ClassDefinition)',
  Decorator: `At ${dotted} ArgList? | At VariableName ('.' PropertyName)* ArgList?`,
  ParamList: `'(' (${parameter} (',' ${parameter})* ','?)? ')' | (${parameter} (',' ${parameter})*)?`,
  TypeDef: "':'? test",
  ArgList: `'(' (${argument} (',' ${argument})* ','?)? ')' | '(' test ${comprehension} ')'`,
  ConditionalExpression: 'operand if operand else test',
  LambdaExpression: "lambda ParamList ':' test",
  NamedExpression: 'VariableName AssignOp test',
  BinaryExpression: 'operand (operator | not in | is not) operand',
  UnaryExpression: '(not | ArithOp | BitOp) operand',
  CallExpression: 'operand ArgList',
  MemberExpression: `operand ('.' PropertyName | '[' ${bounds} (',' ${bounds})* ','? ']')`,
  ParenthesizedExpression: "'(' condition ')'",
  TupleExpression: `'(' (${elements})? ')'`,
  ArrayExpression: `'[' (${elements})? ']'`,
  SetExpression: `'{' ${elements} '}'`,
  DictionaryExpression: `'{' (${pair} (',' ${pair})* ','?)? '}'`,
  ComprehensionExpression: `'(' test ${comprehension} ')'`,
  ArrayComprehensionExpression: `'[' test ${comprehension} ']'`,
  SetComprehensionExpression: `'{' test ${comprehension} '}'`,
  DictionaryComprehensionExpression: `'{' test ':' test ${comprehension} '}'`,
  ContinuedString: 'string string+',
  FormatReplacement: "'{' formatted FormatSelfDoc? FormatConversion? FormatSpec? '}'",
};

/** What may be assigned to, inside brackets. */
const targetShapes: Readonly<Record<string, string>> = {
  MemberExpression: `operand ('.' PropertyName | '[' ${bounds} (',' ${bounds})* ','? ']')`,
  ParenthesizedExpression: "'(' target ')'",
  TupleExpression: "'(' '*'? target (',' '*'? target)* ','? ')'",
  ArrayExpression: "'[' '*'? target (',' '*'? target)* ','? ']'",
};

/** Whether the children of a node, without its comments, are arranged as Python demands it of such a node. */
export function hasShape(
  { name }: PythonNode,
  children: readonly PythonNode[],
  isTarget: boolean,
): boolean {
  const patterns = isTarget ? targetShapes : shapes;
  if (!Object.hasOwn(patterns, name)) return false;
  const pattern = patterns[name]!;
  const shape = compiled.get(pattern) ?? compile(pattern);
  compiled.set(pattern, shape);
  return shape.test(children.map((child) => letters.get(child.name) ?? '?').join(''));
}

/** A short source needs few of them, so each is compiled when it is first needed. */
const compiled = new Map<string, RegExp>();

const compounds = new Set(compoundStatements.split(/\s+/));

export function isCompound({ name }: PythonNode): boolean {
  return compounds.has(name);
}
