/** Jobs that no person writes, each far beyond one measure: depth, length, number, sameness. */
import { jobWith, jobWithGrader } from '../support/fixtures.ts';
import { list, many, middleOf, type Extreme } from './extreme.ts';
import { schemaExtremes } from './schemaExtremes.ts';

function multi(graders: string, formula: string): string {
  return jobWithGrader(
    `{"type":"multi","name":"m","graders":{${graders}},"calculate_output":${JSON.stringify(formula)}}`,
  );
}

const stringCheck = (name: string) =>
  `{"type":"string_check","name":${JSON.stringify(name)},"input":"{{sample.output_text}}","reference":"{{item.a}}","operation":"eq"}`;

function template(text: string): Extreme {
  return middleOf(
    jobWithGrader(
      `{"type":"string_check","name":"n","input":${JSON.stringify(text)},"reference":"a","operation":"eq"}`,
    ),
  );
}

function formula(text: string): Extreme {
  return middleOf(multi(`"a":${stringCheck('a')}`, text));
}

function python(source: string): Extreme {
  return middleOf(jobWithGrader(`{"type":"python","name":"n","source":${JSON.stringify(source)}}`));
}

const labels = (count: number) => list(count, (index) => `"label number ${index}"`);

export const extremes: Readonly<Record<string, () => Extreme>> = {
  'arrays deep': () => middleOf(jobWith(`"metadata":${'['.repeat(many)}${']'.repeat(many)}`)),
  'objects deep': () => middleOf(jobWith(`"a":${'{"a":'.repeat(many)}1${'}'.repeat(many)}`)),
  'objects deep, at known keys': () =>
    middleOf(`${'{"method":{"reinforcement":'.repeat(many / 2)}1${'}'.repeat(many)}`),
  'arrays deep, half open': () => middleOf(jobWith(`"metadata":${'['.repeat(many)}`)),
  'objects deep, half open': () => middleOf('{"a":'.repeat(many)),
  'brackets of all kinds': () => middleOf('[{]}('.repeat(many / 5)),
  'closing brackets': () => middleOf(`{${']'.repeat(many)}`),
  'multi graders in multi graders': () =>
    middleOf(
      jobWithGrader(
        `${'{"type":"multi","name":"m","calculate_output":"a","graders":{"a":'.repeat(many / 10)}1${'}}'.repeat(many / 10)}`,
      ),
    ),
  'a string of 20 MB': () => middleOf(jobWith(`"suffix":"${'x'.repeat(20_000_000)}"`)),
  'a string of 20 MB without its quote': () => middleOf(`{"a":"${'x'.repeat(20_000_000)}`),
  'a template of 20 MB': () => template('{{sample.output_text}} and '.repeat(740_000)),
  'a string of escapes': () => middleOf(jobWith(`"suffix":"${'\\u0041\\n'.repeat(many)}"`)),
  'a string of wrong escapes': () => middleOf(jobWith(`"suffix":"${'\\q'.repeat(many / 2)}"`)),
  '200,000 keys': () => middleOf(jobWith(`"metadata":{${list(200_000, (i) => `"k${i}":"v"`)}}`)),
  '200,000 equal keys': () => middleOf(jobWith(list(200_000, () => '"seed":1'))),
  '200,000 unknown keys': () => middleOf(jobWith(list(200_000, (i) => `"n_epoch${i}":1`))),
  '100,000 ids of an answer': () => middleOf(jobWith(list(many, () => '"id":"ftjob-1"'))),
  '200,000 elements': () => middleOf(jobWith(`"integrations":[${list(200_000, () => '{}')}]`)),
  '200,000 messages': () =>
    middleOf(
      jobWithGrader(
        `{"type":"score_model","name":"n","model":"o3","input":[${list(200_000, () => '{"role":"user","content":"{{item.a}}"}')}]}`,
      ),
    ),
  '50,000 messages without braces': () =>
    middleOf(
      jobWithGrader(
        `{"type":"score_model","name":"n","model":"o3","input":[${list(many / 2, () => '{"role":"user","content":"Rate sample.output_text"}')}]}`,
      ),
    ),
  '100,000 problems': () => middleOf(jobWith(`"integrations":[${list(many, (i) => `"x${i}"`)}]`)),
  '100,000 problems of syntax': () => middleOf(`[${'1 '.repeat(many)}]`),
  '100,000 bare words': () => middleOf(`{${list(many, (i) => `key${i}: value${i}`)}}`),
  '100,000 quotes': () => middleOf(`{${'"'.repeat(many)}}`),
  '100,000 lines with a lost quote': () => middleOf(`{${'"a: 1,\n'.repeat(many)}}`),
  '100,000 strings over two lines': () => middleOf(`{${'"a": "x\ny,\n'.repeat(many)}}`),
  'a call of 100,000 open arguments': () => middleOf(`create(${'model="x,\n'.repeat(many)})`),
  'a call of 50,000 open texts': () =>
    middleOf(`create(model="x", training_file="y",\n${'    a="""x,\n'.repeat(many / 2)})`),
  'a call of 50,000 open calls': () =>
    middleOf(`create(model="x", training_file="y", ${'a=f(\n'.repeat(many / 2)})`),
  '100,000 comments': () => middleOf(`{${'/* a */ // b\n'.repeat(many)}}`),
  '100,000 half comments': () => middleOf(`{${'/*'.repeat(many)}`),
  '100,000 single quotes': () => middleOf(`{${"'a': 'b' ".repeat(many)}`),
  'triple quotes': () => middleOf(`{"a": """${'"'.repeat(many)}`),
  spaces: () =>
    middleOf(`{"model"${' '.repeat(many)}:${'\n'.repeat(many)}"x"${'\t'.repeat(many)}}`),
  'line ends of Macintosh': () => middleOf(`{${list(many, (i) => `\r"k${i}":1`)}}`),
  '10,000 graders with long names': () =>
    middleOf(
      multi(
        list(10_000, (i) => `"${'g'.repeat(100)}${i}":${stringCheck('n'.repeat(100) + String(i))}`),
        Array.from({ length: 10_000 }, (_, i) => `${'g'.repeat(100)}${i}`).join('+'),
      ),
    ),
  '10,000 graders, none of which the formula uses': () =>
    middleOf(
      multi(
        list(10_000, (i) => `"${'g'.repeat(100)}${i}":${stringCheck('a')}`),
        Array.from({ length: 10_000 }, (_, i) => `${'h'.repeat(100)}${i}`).join('+'),
      ),
    ),
  '10,000 graders of Python': () =>
    middleOf(
      multi(
        list(
          10_000,
          (i) =>
            `"g${i}":{"type":"python","name":"n","source":"def grade(sample, item):\\n    return ${i}\\n"}`,
        ),
        Array.from({ length: 10_000 }, (_, i) => `g${i}`).join('+'),
      ),
    ),
  '10,000 graders with equal names': () =>
    middleOf(
      multi(
        list(10_000, () => `"a":${stringCheck('a')}`),
        'a',
      ),
    ),
  '10,000 graders without escapes or types': () =>
    middleOf(
      multi(
        list(10_000, (i) => `"g${i}":{"input":"a"}`),
        'g1',
      ),
    ),
  'a list of 10,000 graders': () =>
    middleOf(
      jobWithGrader(
        `{"type":"multi","name":"m","graders":[${list(10_000, (i) => stringCheck(`n${i}`))}],"calculate_output":"n1"}`,
      ),
    ),
  'a formula of parentheses': () => formula('('.repeat(many) + 'a' + ')'.repeat(many)),
  'a formula of half parentheses': () => formula('('.repeat(many)),
  'a formula of closing parentheses': () => formula('a' + ')'.repeat(many)),
  'a formula of signs': () => formula('-'.repeat(many) + 'a'),
  'a formula of powers': () => formula('a' + '^a'.repeat(many)),
  'a formula of calls': () => formula('max(a,'.repeat(many / 2) + 'a' + ')'.repeat(many / 2)),
  'a formula of half calls': () => formula('max('.repeat(many)),
  'a formula of one call': () => formula(`max(${list(many, () => 'a')})`),
  'a formula of 100,000 names': () =>
    formula(Array.from({ length: many }, (_, i) => `name${i}`).join('+')),
  'a formula of 100,000 known names': () => formula('a' + '+a'.repeat(many)),
  'a formula of one long name': () => formula('a'.repeat(many)),
  'a formula of one long number': () => formula('1'.repeat(many)),
  'a formula of dots': () => formula('a.'.repeat(many)),
  'a formula of wrong operators': () => formula('a' + ' && a ** a // a'.repeat(many / 5)),
  'a formula of words': () => formula('if a else b '.repeat(many / 10)),
  'a formula of commas': () => formula(','.repeat(many)),
  'a formula of spaces': () => formula(' '.repeat(many)),
  'a formula of brackets': () => formula('[({'.repeat(many / 3)),
  'a template of braces': () => template('{'.repeat(many)),
  'a template of closing braces': () => template('}'.repeat(many)),
  'a template of pairs of braces': () => template('{{'.repeat(many / 2) + '}}'.repeat(many / 2)),
  'a template of half references': () => template('{{item.a '.repeat(many)),
  'a template of single braces': () => template('{item.a} '.repeat(many)),
  'a template of 100,000 placeholders': () =>
    template(Array.from({ length: many }, (_, i) => `{{item.key${i}}} `).join('')),
  'a template of 100,000 unknown references': () =>
    template(Array.from({ length: many }, (_, i) => `{{smaple.output_text${i}}} `).join('')),
  'a template of one long path': () => template(`{{item${'.a'.repeat(many)}}}`),
  'a template of one long index': () => template(`{{item.a${'[0]'.repeat(many)}}}`),
  'a template of brackets': () => template(`{{item.a${'['.repeat(many)}`),
  'a template of spaces': () => template(`{{${' '.repeat(many)}`),
  'a template of empty references behind spaces': () =>
    template(`${' '.repeat(many)}${'{{}}'.repeat(many)}x`),
  'a template of look-alikes': () =>
    template('${item.a} <%= item.a %> {% item %} %(item)s '.repeat(many / 20)),
  'python of 255 kB': () => python('def grade(sample, item):\n    return 1\n'.repeat(6_500)),
  'python of 300 kB': () => python('def grade(sample, item):\n    return 1\n'.repeat(7_800)),
  'python of parentheses': () =>
    python(`def grade(sample, item):\n    return ${'('.repeat(many)}1${')'.repeat(many)}\n`),
  'python of half parentheses': () => python('('.repeat(many)),
  'python of brackets': () => python('[{('.repeat(many / 3)),
  'python of indents': () =>
    python(Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}if a:\n`).join('')),
  'python of subscripts': () =>
    python(`def grade(sample, item):\n    return sample${'["a"]'.repeat(many / 5)}\n`),
  'python of attributes': () =>
    python(`def grade(sample, item):\n    return sample${'.a'.repeat(many)}\n`),
  'python of one chain': () =>
    python(`def grade(sample, item):\n    return 1${' + 1'.repeat(many / 2)}\n`),
  'python of negations': () =>
    python(`def grade(sample, item):\n    return ${'not '.repeat(many / 2)}1\n`),
  'python of lambdas': () =>
    python(`def grade(sample, item):\n    return ${'lambda: '.repeat(many / 10)}1\n`),
  'python of assignments': () =>
    python(
      `def grade(sample, item):\n${Array.from({ length: 5_000 }, (_, i) => `    a${i + 1} = a${i}\n`).join('')}    return a1\n`,
    ),
  'python of functions': () =>
    python(
      Array.from({ length: 5_000 }, (_, i) => `def f${i}(a):\n    return f${i + 1}(a)\n`).join(''),
    ),
  'python of reads': () =>
    python(
      `def grade(sample, item):\n${Array.from({ length: 5_000 }, (_, i) => `    a = item["k${i}"] + sample["x${i}"]\n`).join('')}    return a\n`,
    ),
  'python of returned texts': () =>
    python(`def grade(sample, item):\n${'    return "good"\n'.repeat(12_000)}`),
  'python of imports': () =>
    python(Array.from({ length: 10_000 }, (_, i) => `import m${i}\n`).join('')),
  'python of equal imports': () =>
    python(`import x\nfrom y import (${list(many / 2, () => 'x')})\n`),
  'python of targets': () =>
    python(`def grade(sample, item):\n    ${list(many / 5, (i) => `a${i}`)} = item\n`),
  'python of quotes': () => python('"'.repeat(many)),
  'python of f-strings': () => python('f"{'.repeat(many / 4)),
  'python of backslashes': () => python('\\'.repeat(many)),
  'python of closing parentheses': () => python(')'.repeat(many)),
  'python of lost quotes': () => python('"\n'.repeat(many / 2)),
  'python of question marks': () => python('?'.repeat(many)),
  'python of 40,000 wrong lines': () => python('(a b)\n'.repeat(40_000)),
  'python of calls': () =>
    python(`def grade(sample, item):\n    return sample${'.strip()'.repeat(many / 5)}\n`),
  'python of spaces': () => python(`def grade(sample, item):${' '.repeat(many)}\n    return 1`),
  'python of else': () => python('else if '.repeat(many / 10)),
  'python of elif': () =>
    python(
      `def grade(sample, item):\n    if a:\n        pass\n${'    elif a:\n        pass\n'.repeat(5_000)}`,
    ),
  '100,000 labels': () =>
    middleOf(
      multi(
        `"a":{"type":"label_model","name":"n","model":"o3","input":[],"labels":[${labels(many)}],"passing_labels":[${labels(many)}]}`,
        'a',
      ),
    ),
  '100,000 equal labels': () =>
    middleOf(
      multi(
        `"a":{"type":"label_model","name":"n","model":"o3","input":[],"labels":[${list(many, () => '"a"')}],"passing_labels":[${list(many, () => '"a"')}]}`,
        'a',
      ),
    ),
  '100,000 labels, of which none is known': () =>
    middleOf(
      multi(
        `"a":{"type":"label_model","name":"n","model":"o3","input":[],"labels":[${labels(many)}],"passing_labels":[${list(many, (i) => `"lable ${i}"`)}]}`,
        'a',
      ),
    ),
  ...schemaExtremes,
  'misplaced properties deep': () =>
    middleOf(
      jobWith(`"hyperparameters":${'{"hyperparameters":'.repeat(many)}1${'}'.repeat(many)}`),
    ),
  'extra_body in extra_body': () =>
    middleOf(jobWith(`${'"extra_body":{'.repeat(many)}${'}'.repeat(many)}`)),
};
