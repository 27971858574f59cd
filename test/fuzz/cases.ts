/** Texts for the fuzzer: jobs that people and generators wrote, each mutated in one or several ways, with a place in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { exampleJobs, jobWithGrader } from '../support/fixtures.ts';
import { brokenJobs, jobs } from '../support/jobs.ts';
import type { FuzzCase } from './features.ts';
import { hostileTexts } from '../support/hostile.ts';

export interface GeneratedCase extends FuzzCase {
  /** What was done to the text, in order. */
  readonly mutations: readonly MutationKind[];
}

/** The bodies of ../shared/corpus that are there; none in a clone without it. */
function corpusTexts(): readonly string[] {
  const folder = path.resolve(import.meta.dirname, '../../../shared/corpus');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d.*\.json$/.test(name))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .flatMap((text) => [text, graderIn(text)])
    .filter((text) => text !== undefined);
}

/** A job around a body that is a grader. */
function graderIn(text: string): string | undefined {
  const body = JSON.parse(text) as { type?: unknown; grader?: unknown };
  if (body.grader) return jobWithGrader(JSON.stringify(body.grader));
  return typeof body.type === 'string' ? jobWithGrader(text) : undefined;
}

const written = [...exampleJobs().map(({ text }) => text), ...corpusTexts()];

const bases: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...written) },
  { weight: 2, arbitrary: fc.tuple(jobs, indents()).map(([body, indent]) => print(body, indent)) },
  { weight: 2, arbitrary: fc.tuple(brokenJobs, indents()).map(([body, i]) => print(body, i)) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

function indents() {
  return fc.constantFrom(0, 2, '\t');
}

function print(body: unknown, indent: string | number): string {
  return JSON.stringify(body, undefined, indent);
}

/** What tells one thing from another in JSON and the languages inside it. */
const signs = [
  ...['{', '}', '[', ']', '"', ',', ':', '\\', "'", '`', '$', '(', ')'],
  ...['+', '-', '*', '/', '.', '#', '0', 'e', ' '],
  '\n',
  '\r\n',
  '\t',
  '\0',
  '\ufeff',
  '\ud800',
  '\udc00',
  '“',
  '{{',
  '}}',
  '\\"',
  '\\n',
  '\\u00',
  '\\ud800',
  '//',
  '/*',
  'null',
  '-',
  '1e999',
  'def ',
  '    ',
  '"""',
  'lambda',
  '{{sample.output_json.',
  'item[',
  'min(',
] as const;

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', ''] as const;

/** Two places in a text by their share of it, one small length, and something to put there. */
interface Dice {
  readonly at: number;
  readonly to: number;
  readonly length: number;
  readonly pick: number;
  readonly other: string;
}

const mutate = {
  'as it is': (text: string) => text,
  delete: (text, { at, length }) => splice(text, at, length, ''),
  'delete one': (text, { at }) => splice(text, at, 1, ''),
  'cut off': (text, { at }) => text.slice(0, at),
  'insert a sign': (text, { at, pick }) => splice(text, at, 0, pickFrom(signs, pick)),
  'insert signs': (text, { at, pick, length }) =>
    splice(text, at, 0, pickFrom(signs, pick).repeat(length)),
  'replace by a sign': (text, { at, pick }) => splice(text, at, 1, pickFrom(signs, pick)),
  'lose a sign': (text, { pick }) => atSign(text, pick, (at) => splice(text, at, 1, '')),
  'double a sign': (text, { pick }) => atSign(text, pick, (at) => splice(text, at, 0, text[at]!)),
  repeat: (text, { at, length }) => splice(text, at, 0, text.slice(at, at + length)),
  move: (text, { at, to, length }) =>
    splice(splice(text, at, length, ''), to, 0, text.slice(at, at + length)),
  'another text inside': (text, { at, to, other, length }) =>
    splice(text, at, 0, other.slice(to % (other.length + 1)).slice(0, length * 20)),
  'another value': (text, { pick, other }) =>
    atValue(text, pick, (start, end) => text.slice(0, start) + other + text.slice(end)),
  'hostile string': (text, { pick, at }) =>
    atValue(text, pick, (start, end) => {
      const hostile = JSON.stringify(pickFrom(hostileTexts, at));
      return text.slice(0, start) + hostile + text.slice(end);
    }),
  'other name': (text, { pick, at }) =>
    atValue(text, pick, (start, end) => {
      return `${text.slice(0, start)}"${pickFrom(names, at)}"${text.slice(end)}`;
    }),
  deeper: (text, { pick, length }) =>
    atValue(
      text,
      pick,
      (start, end) =>
        text.slice(0, start) +
        '['.repeat(length) +
        text.slice(start, end) +
        ']'.repeat(length) +
        text.slice(end),
    ),
  'line ends': (text, { pick }) => text.replaceAll('\n', pick % 2 === 0 ? '\r\n' : '\r'),
} satisfies Record<string, (text: string, dice: Dice) => string>;

export type MutationKind = keyof typeof mutate;

const mutationKinds = Object.keys(mutate) as readonly MutationKind[];

function splice(text: string, at: number, length: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at + length);
}

function pickFrom<Value>(values: readonly Value[], pick: number): Value {
  return values[pick % values.length]!;
}

function atSign(text: string, pick: number, change: (at: number) => string): string {
  const places = [...text.matchAll(/[{}[\]",:\\]/g)].map(({ index }) => index);
  return places.length === 0 ? text : change(pickFrom(places, pick));
}

/** A string, number or word of the text: a key or a value. */
function atValue(
  text: string,
  pick: number,
  change: (start: number, end: number) => string,
): string {
  const found = [...text.matchAll(/"(?:[^"\\\n]|\\.)*"|[\w.-]+/g)];
  if (found.length === 0) return text;
  const { index, 0: value } = pickFrom(found, pick);
  return change(index, index + value.length);
}

const step = fc.record({
  kind: fc.constantFrom(...mutationKinds),
  at: fc.nat(),
  to: fc.nat(),
  length: fc.integer({ min: 1, max: 40 }),
  pick: fc.nat(),
  other: bases,
});

export const cases: fc.Arbitrary<GeneratedCase> = fc
  .record({
    base: bases,
    steps: fc.array(step, { minLength: 1, maxLength: 4 }),
    at: fc.nat(),
    newName: fc.oneof(
      fc.constantFrom('answer', 'a_b', 'max', ...names, ...hostileTexts),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    provider: fc.constantFrom('azure' as const, 'openai' as const, undefined),
  })
  .map(({ base, steps, at, newName, provider }) => {
    const text = steps.reduce((now, { kind, ...dice }) => {
      const places = now.length + 1;
      return mutate[kind](now, { ...dice, at: dice.at % places, to: dice.to % places });
    }, base);
    // What grows with each step could grow beyond what a case may cost.
    const bounded = text.slice(0, 30_000);
    return {
      text: bounded,
      offset: at % (bounded.length + 1),
      newName,
      provider,
      mutations: steps.map(({ kind }) => kind),
    };
  });
