import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkSyntax } from '../syntaxTesting.ts';
import { anySource, bigSource } from '../testing.ts';
import { parseTolerantly } from '../tolerant.ts';
import type { PythonNode } from '../tree.ts';
import { parseStrictly } from './parse.ts';

/** What graders are made of. */
const graders = [
  `from __future__ import annotations
import json, re
import numpy as np, os.path
from typing import (Any, Dict as D,)

WORDS: dict[str, list[int]] = {"a": [1, 2.5], **{}, 'b': [-1e-3, 0xff, 1_000, .5, 2j]}

@dataclass(frozen=True)
class Answer(Base, metaclass=Meta):
    """What was answered."""
    text: str = ""
    parts: list[str] = field(default_factory=list)

    def length(self) -> int: return len(self.text)
`,
  `def grade(sample: dict, item, *rest, limit=0.5, **other) -> float:
    text = sample["output_text"].strip().lower()
    try:
        answer = json.loads(text)
    except (json.JSONDecodeError, KeyError) as error:
        print(f"{error!r:>10} {item['id']} {{kept}} {limit:.2f} {text=}")
        return 0.0
    except Exception:
        raise ValueError("no" "thing") from None
    else:
        total = 0
    finally:
        pass
    for index, (key, value) in enumerate(sorted(answer.items(), key=lambda x: (-x[1], x[0]))):
        if not isinstance(value, (int, float)) or value is None and key not in WORDS:
            continue
        elif 0 <= index < 10 and value is not True: break
        total += value ** 2 // 3 if index % 2 == 0 else ~index
    else:
        total = -1
    while (match := re.search(r"\\d+(\\.\\d*)?", text, re.I)) is not None:
        text = text[match.end():]
    return float(max(0, min(1, total / (len(answer) or 1))))
`,
  `def helper(a, *, b=1):
    with open("a") as f, open('b'): a.b[0], c = f.read(), """x
y"""; d = 1;
    assert a, "b"
    del a[0], b.c
    first, *others = [x for x in range(10) if x if not x for y in x]
    seen = {x for x in others} | {1, *others} - set()
    pairs = {k: v for k, v in zip(a, b)}
    any(x == y for x, y in pairs)
    return f(*a, 1, key=2, **b)(3)[1:2, ::3][-1:]
`,
  `# a comment
matrix = (a if b else c) \\
    @ d
if matrix:
        # deeper
        x = [
    1,  # one
  2,
        ]
elif b: pass
else:
    y = 1
match = re.match(u"\\x41\\u0042\\n\\"", b"\\x00" b'' if a else rb"\\d")
lambda *a, b=1, **c: 0
from math import *
print("é", end=""); x = ()
`,
];

test('What graders are made of is read strictly, in lines of either kind.', () => {
  for (const source of [...graders, '', 'x', bigSource(20_000)]) {
    for (const text of [source, source.replaceAll('\n', '\r\n')]) {
      ok(parseStrictly(text), text);
      checkStrict(text);
    }
  }
});

/** What is right in some places only, and what is wrong nearly everywhere. */
const snippets =
  `return x|break|continue|yield x|await x|global x|nonlocal x|pass|print x|import *|from a import *
from __future__ import annotations|from __future__ import x|import a as b.c|import (a)|from . import a|except:|else:
finally:|elif x:|try:⏎    x⏎except:⏎    x⏎except A:⏎    x|try:⏎    x⏎else:⏎    x|except* A:|f(a=1, 2)|f(a=1, a=2)
f(**a, *b)|f(**a, b)|f(x for x in y, 1)|f(a.b=1)|f(a := 1)|def f(a, a): pass|def f(a=1, b): pass|def f(*): pass
def f(**a, b): pass|def f(*a, *b): pass|def f(*a=1): pass|def f(a, /, b): pass|def f((a, b)): pass|lambda a, a: 1
async def f(): x|class A(x for x in y): pass|class A[T]: pass|type X = int|match x:⏎    case 1: pass|match x|f() = 1
1 = x|None = 1|True = x|*a = b|*a, *b = c|(a, *b), c = d|() = x|a + b = c|x: int: y|x: int = y = z|(x): int = 1
a, b: int = 1|x += y += z|f() += 1|a, b += 1|del f()|del *a|del (a, b)|x = *a|x = *a, b|return *a, b|for *a in b: pass
for f() in x: pass|[*a for a in b]|{**a for a in b}|{a: b, c}|{*a, **b}|[x for x in lambda: 1]|[x for x in a if lambda: b]
(x := 1)|x := 1|if (x := 1): pass|[y := 1 for y in z]|[a for b in (c := d)]|f"{x:=5}"|x[a:=1]|a == not b|a + not b
-not a|not -a|a not in b|a not b|a is not not b|a <> b|a if b|a if b else|x = = 1|x ++|a b|a.1|a..b|a.class|a.None
1.real|1 .real|1if a else b|0777|1__0|1_|0x|1e|.5.|"|'|"""|'''|"\\x4"|"\\N{x}"|"\\u12"|b"é"|b"a" "b"|f"{"|f"}"|f"{}"
f"{a b}"|f"{a!x}"|f"{a!r:{b}}"|f"{a["b"]}"|f'{a!=b}'|f"{*a}"|f"{lambda: x}"|f"{a:}"|f'{{}'|f'{x}}}'|f"\\{x}"|rf"\\{x}"
f"{x}" b"y"|u"a"|ur"a"|f"{a⏎}"|t"a"|(|)|[|]|{|}|:|;|;;|,|\\|\\⏎|\\⏎⏎|\t|\f|⏎|⏎ |⏎    |⏎\t| |\r|\0|\ufeff|\u00a0|é|$|?|!
@|->|...|..|=|:=|==|+=|*|**|//|<<|<>|-|~|.|# c|#|if |else |for |in |not |is |and |lambda |as |def |class |with |async |await
yield |del |__debug__|print |exec |match |case |type |None|1|x|raise a, b|assert (a, b)|a if b else c = 1|x = yield|\`a\``
    .split(/[|\n]/)
    .map((snippet) => snippet.replaceAll('⏎', '\n'));

/** A place in a text, a number of characters, words or lines there, and what to do with them. */
const edit = fc.record({
  at: fc.nat(),
  length: fc.integer({ min: 0, max: 4 }),
  unit: fc.constantFrom(/(?:)/u, /(?<=\W)|(?=\W)/u, /(?<=\n)/),
  action: fc.constantFrom('insert', 'delete', 'double', 'swap', 'line', 'indent', 'outdent'),
  inserted: fc.constantFrom(...snippets),
});

function edited(
  text: string,
  { at, length, unit, action, inserted }: typeof edit extends fc.Arbitrary<infer One> ? One : never,
): string {
  const parts = text.split(unit);
  const index = at % (parts.length + 1);
  const taken = parts.slice(index, index + length);
  const before = parts.slice(0, index).join('');
  const after = parts.slice(index + length).join('');
  const changed = {
    insert: () => inserted + taken.join(''),
    delete: () => '',
    double: () => taken.join('').repeat(2),
    swap: () => taken.toReversed().join(''),
    line: () => `${/^[ \t]*/.exec(taken[0] ?? '')?.[0] ?? ''}${inserted}\n${taken.join('')}`,
    indent: () => taken.map((part) => ` ${part}`).join(''),
    outdent: () => taken.map((part) => part.replace(/^ {1,4}/, '')).join(''),
  };
  return before + changed[action]() + after;
}

/** Enough for a test run; for a search, `STRICT_RUNS=1000000 node --test …/parse.test.ts`. */
const numRuns = Number(process.env['STRICT_RUNS'] ?? 400);

/** What is read strictly must be right for the parser that knows, and have the tree that Lezer gives. */
function checkStrict(source: string): void {
  const nodes = parseStrictly(source);
  if (!nodes) return;
  const shown = JSON.stringify(source);
  deepEqual(checkSyntax(source) ?? [], [], shown);
  const tolerant = parseTolerantly(source);
  // `print - x` is a statement to Lezer, as it was in Python 2.
  const isComparable = !tolerant?.nodes.some(({ name }) => name === 'PrintStatement');
  if (tolerant && !tolerant.hasErrors && isComparable)
    deepEqual(described(nodes), described(tolerant.nodes), shown);
}

/** Lezer has its own idea of what binds how tightly, and of what parts a word has. */
const ownParts = new Set(['BinaryExpression', 'UnaryExpression', 'Escape']);
const wordsWithParts = new Set(['ArithOp', 'BitOp', 'FormatSpec', 'String']);

function described(nodes: readonly PythonNode[]): readonly string[] {
  return nodes
    .filter(({ name, parent }) => !ownParts.has(name) && !wordsWithParts.has(parent?.name ?? ''))
    .map(({ name, start, end, parent }) => {
      // Whether a line break, and what stands before it, belongs to a block makes no difference.
      const isLong = /^(?:Script|Body|Decorator)$|Statement|Definition$/.test(name);
      const around = parent && !ownParts.has(parent.name) && name !== 'Comment' ? parent.name : '';
      return `${start} ${name} ${isLong ? '' : end} ${around}`;
    })
    .sort();
}

test('Right sources that were changed are read strictly only if they are right.', () => {
  const source = fc
    .tuple(fc.constantFrom(...graders), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([grader, edits]) => edits.reduce(edited, grader));
  fc.assert(fc.property(source, checkStrict), { numRuns });
});

test('Lines put together are read strictly only if they are right.', () => {
  const openings = `x = 1|def f(a, b=1):|if x:|for x in y:|while x:|try:|except A as b:|class A:|with a as b:|"""d"""`;
  const line = fc
    .tuple(
      fc.constantFrom('', '', '    ', '    ', '        ', '            '),
      fc.constantFrom(...snippets, ...openings.split('|')),
      fc.constantFrom(
        '',
        '',
        '',
        ' ',
        '; x',
        ' # c',
        ':',
        ' + 1',
        ', y',
        ' = 1',
        ' and not z',
        ')',
      ),
    )
    .map((parts) => parts.join(''));
  const source = fc.array(line, { minLength: 1, maxLength: 7 }).map((lines) => lines.join('\n'));
  fc.assert(fc.property(source, checkStrict), { numRuns: numRuns * 2 });
});

test('Expressions put together are read strictly only if they are right.', () => {
  const one = (texts: string) => fc.constantFrom(...texts.split('|'));
  const row = (...parts: readonly fc.Arbitrary<string>[]) =>
    fc.tuple(...parts).map((all) => all.join(''));
  const { any } = fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      one(`x|y|1|"s"|None|f"{x}"|...|*x|**x|x=1||x.y|f(x)|x[0]|b"s"|f'{x!r:>5}'|0.5|print|match`),
      row(
        tie('any'),
        one(
          ' + | and | in | not in | is not | == | = | := |, |: |**| if | else | |.| for x in | @ |<',
        ),
        tie('any'),
      ),
      row(one('not |-|~|lambda: |lambda x, y=1: |await |*|yield |**'), tie('any')),
      row(
        one('(|[|{|f(|x[|f"{|set('),
        tie('any'),
        one(')|]|}|,)|}"| for x in y)| for x in y]| for x in y if z}| for x, y in z if x)'),
      ),
      row(tie('any'), one(' if '), tie('any'), one(' else '), tie('any')),
    ),
  }));
  const frames = `%|x = %|% = x|x: % = 1|f(%)|f(x, %)|x[%]|if %: x|for % in x: y|for x in %: y|del %|assert %|with % as x: y
raise %|def f(%): x|def f(x=%, y): x|class A(%): x|@%⏎def f(): x|def f():⏎    return %|% += 1|x += %|{%}|f"{%}"
try: x⏎except %: y|import %|from x import %|lambda %: x|[% for x in y]|[x for % in y]|(%)|if (%): pass`;
  const source = fc
    .tuple(any, fc.constantFrom(...frames.split(/[|\n]/)))
    .map(([text, frame]) => frame.replaceAll('⏎', '\n').replace('%', () => text));
  fc.assert(fc.property(source, checkStrict), { numRuns: numRuns * 2 });
});

test('No text is read strictly unless it is right.', () => {
  fc.assert(fc.property(anySource, checkStrict), { numRuns });
});
