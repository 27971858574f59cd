import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleJobs, jobWithGrader, parseCursor } from '../../../test/support/fixtures.ts';
import { pythonParsers } from '../../../test/support/python.ts';
import { readJob } from './job.ts';
import { definitionsAt, occurrencesAt } from './navigation.ts';

/** The text with the places of the name at an offset marked: `d‹name›` for a definition, `u‹name›` for a use. */
function marked(text: string, offset: number): string {
  return occurrencesAt(readJob(text), offset, pythonParsers).reduceRight(
    (result, { kind, start, end }) => {
      const mark = kind === 'definition' ? 'd' : 'u';
      return `${result.slice(0, start)}${mark}‹${result.slice(start, end)}›${result.slice(end)}`;
    },
    text,
  );
}

/** From each marked place of a fixture, all marked places are found and no others; definitions are what d marks. */
function assertPlaces(fixture: string): void {
  const text = fixture.replaceAll(/[du]‹|›/g, '');
  const starts = [...fixture.matchAll(/[du]‹/g)].map(
    ({ index }) => fixture.slice(0, index).replaceAll(/[du]‹|›/g, '').length,
  );
  assert.ok(starts.length > 0);
  for (const start of starts) {
    assert.equal(marked(text, start), fixture);
    const targets = definitionsAt(readJob(text), start, pythonParsers);
    assert.equal(targets.length, fixture.split('d‹').length - 1);
  }
}

function multi(graders: string, formula: string): string {
  return jobWithGrader(
    `{"type":"multi","name":"m","graders":{${graders}},"calculate_output":"${formula}"}`,
  );
}

function jobReading(template: string, schema: string): string {
  return `{"method":{"type":"reinforcement","reinforcement":{"grader":{"type":"string_check","name":"x","input":"${template}","reference":"{{item.x}}","operation":"eq"},"response_format":${schema}}}}`;
}

test('the key of a grader and its uses in the formula', () => {
  assertPlaces(multi('"d‹exact›":{"name":"exact"},"other":{}', 'u‹exact› + u‹exact› / other'));
  assertPlaces(multi('"d‹a›":{},"b":{}', '\\u0020\\tu‹a›\\n* u‹\\u0061› + b'));
  assertPlaces(multi('"d‹\\u0061›":{}', 'u‹a›'));
  assertPlaces(multi('"d‹a›":{},"d‹a›":{}', 'u‹a›'));
});

test('a name that is used but not defined', () => {
  assertPlaces(multi('"a":{}', 'u‹b› + a + u‹b›'));
});

test('labels and passing labels of one grader', () => {
  const grader = (labels: string) =>
    `{"type":"label_model","name":"t","model":"m","input":[],${labels}}`;
  assertPlaces(
    multi(
      `"one":${grader('"labels":["d‹good›","bad"],"passing_labels":["u‹g\\u006fod›"]')},"two":${grader('"labels":["good"],"passing_labels":["good"]')}`,
      'one + two',
    ),
  );
});

test('fields of the answer, in both forms of the response format', () => {
  assertPlaces(
    jobReading(
      'is \\"{{sample.output_json.u‹total›}}\\" {{item.total}} {{sample.output_json.u‹tot\\u0061l›.no}}',
      '{"type":"json_schema","json_schema":{"name":"a","schema":{"properties":{"d‹total›":{"type":"number"}},"required":["u‹total›"]}}}',
    ),
  );
  assertPlaces(
    jobReading(
      '{{sample.output_json.u‹total›}}',
      '{"type":"json_schema","name":"a","schema":{"properties":{"d‹total›":{}}}}',
    ),
  );
});

test('fields below lists, references and alternatives; a field called "properties"', () => {
  assertPlaces(
    jobReading(
      '{{sample.output_json.rows[0].u‹price›.properties}} {{sample.output_json.price}}',
      '{"schema":{"properties":{"price":{},"rows":{"items":{"$ref":"#/$defs/row"}}},"$defs":{"row":{"properties":{"d‹price›":{"properties":{"properties":{"properties":{}}}}}}}}}',
    ),
  );
  assertPlaces(
    jobReading(
      '{{sample.output_json.price.u‹properties›}}',
      '{"schema":{"properties":{"price":{"properties":{"d‹properties›":{"properties":{}}}}}}}',
    ),
  );
  assertPlaces(
    jobReading(
      '{{sample.output_json.u‹x›}}',
      '{"schema":{"anyOf":[{"properties":{"d‹x›":{}}},{"properties":{"d‹x›":{}},"required":["u‹x›"]}]}}',
    ),
  );
  assertPlaces(
    jobReading(
      '{{sample.output_json.a.a.u‹b›}}',
      '{"schema":{"properties":{"a":{"$ref":"#"},"d‹b›":{}}}}',
    ),
  );
});

test('fields that the Python of a grader reads', () => {
  const job = (source: string, schema: string) =>
    jobWithGrader(`{"type":"python","name":"n","source":"${source}"}`).replace(
      '"grader":',
      `"response_format":{"schema":${schema}},"grader":`,
    );
  assertPlaces(
    job(
      `def grade(s, item):\\n  a = s[\\"output_json\\"]\\n  return a[\\"u‹x›\\"] + s['output_json'].get('u‹x›') + item['x'] + a['y']['x'] if 'u‹x›' in a else 0`,
      '{"properties":{"d‹x›":{},"y":{"properties":{"x":{}}}},"required":["u‹x›"]}',
    ),
  );
  assertPlaces(
    job(
      `def grade(s, item):\\n  a = s[\\"u‹output_json›\\"]\\n  return a`,
      '{"properties":{}}',
    ).replace('"schema":', '"d‹schema›":'),
  );
});

test('the whole answer leads to its schema', () => {
  assertPlaces(jobReading('{{sample.u‹output_json›}}', '{"d‹schema›":{"properties":{}}}'));
});

for (const { name, text } of exampleJobs())
  test(`at every offset of ${name}, a name is one of its own places`, () => {
    const job = readJob(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const places = occurrencesAt(job, offset, pythonParsers);
      if (places.length > 0)
        assert.ok(places.some(({ start, end }) => start <= offset && offset <= end));
      definitionsAt(job, offset, pythonParsers);
    }
  });

/** A job whose Python has this source, in which marks may stand. */
function jobWithSource(source: string): string {
  return jobWithGrader(`{"type":"python","name":"p","source":${JSON.stringify(source)}}`);
}

test("Python's own functions, parameters and variables", () => {
  assertPlaces(
    jobWithSource(
      'def d‹score›(a, b=1):\n    return a\n\ndef grade(sample, item):\n    return u‹score›(item["score"]) + u‹score›(1)\n',
    ),
  );
  assertPlaces(
    jobWithSource(
      'def score(d‹text›):\n    return len(u‹text›)\n\ntext = "é"\n\ndef grade(sample, item):\n    return score(text=text)\n',
    ),
  );
  assertPlaces(
    jobWithSource(
      'd‹total› = 0\nif 1:\n    d‹total› = 2\nu‹total› += 1\ndef f():\n    global u‹total›\n    d‹total› = "\\""\n    return f"{u‹total›}"\n',
    ),
  );
  assertPlaces(jobWithSource('x = 1\n[u‹x› for d‹x› in [1]]\nx'));
  assertPlaces(jobWithSource('import json as d‹j›, re\nu‹j›.loads'));
  assertPlaces(jobWithSource('from math import sqrt, d‹pow›\nu‹pow›(1, 2)'));
});

test('builtins, attributes and what nothing defines have no places', () => {
  for (const source of [
    'l<|>en("a")',
    'x = 1\nx.a<|>b',
    'nothi<|>ng',
    '# wo<|>rd\nword = 1',
    '"wo<|>rd"',
  ]) {
    const { text, offset } = parseCursor(jobWithSource(source));
    assert.deepEqual(occurrencesAt(readJob(text), offset, pythonParsers), [], source);
  }
});
