/**
 * What the first document would have to wait for otherwise: reading the schema, code that has never run, and code that has
 * not run often enough for the engine to have compiled it. It is given up when the first document comes.
 */
import { toDiagnostic } from './convert.ts';
import { createTextDocument } from './lsp/textDocument.ts';
import { judge } from './service/findings.ts';
import { readJob } from './service/job.ts';
import { sourceOf } from './service/json/tree.ts';
import { newJobChoices, newJobSnippet } from './service/newJob.ts';
import { nextJob } from './service/nextJob.ts';
import { partToJudge } from './service/part.ts';
import { expandSnippet } from './service/snippet.ts';

/** A larger job is judged so often: more would make a first document of a megabyte faster still, and the process larger. */
const rounds = 4;

/** How many edits follow each time. */
const edits = 3;

/** How many parts of each kind the large job's grader has. */
const partsOfAKind = 20;

/** Judges small jobs of all kinds, in steps of about a millisecond; only the first ones take some more. */
export function* warmUp(): Generator<undefined, undefined> {
  const { methods, graders } = newJobChoices();
  yield;
  // With their tab stops the snippets are full of mistakes, so that telling them is warm, too.
  for (const { value } of methods) yield* judgeText(newJobSnippet(value, undefined, '  '));
  for (const { value } of graders) yield* judgeText(newJobSnippet('reinforcement', value, '  '));
}

/** Judges a larger job again and again, for an editor that has no document yet. */
export function* warmUpFurther(): Generator<undefined, undefined> {
  const parts = newJobChoices()
    .graders.map(({ value }) => newJobSnippet('reinforcement', value, '  '))
    .map(graderIn)
    .filter((part) => !part.includes('"multi"'));
  // The engine compiles for texts of one byte a character, and again for others.
  const spaced = parts.map((part) => part.replaceAll('{{', '{{ ').replaceAll('}}', ' }}'));
  const texts = [largeJob(parts, 'a'), largeJob(spaced, '“')];
  for (let round = 0; round < rounds; round++)
    for (const text of texts) yield* judgeText(text, edits);
}

/** Judges a text, and again after each of some edits inside a string. */
function* judgeText(text: string, times = 0): Generator<undefined, undefined> {
  const document = createTextDocument('untitled:ftjob', 'ftjob', 1, text);
  const context = { provider: undefined, today: '2026-01-01', python: undefined };
  let job = readJob(text);
  let judgement = yield* judge(job, context);
  judgement.findings.forEach((finding) => toDiagnostic(document, finding));
  for (let time = 0; time < times; time++) {
    const end = job.tree.text.lastIndexOf('"name": "') + '"name": "'.length;
    const edited = nextJob(job, `${job.tree.text.slice(0, end)}x${job.tree.text.slice(end)}`);
    const part = partToJudge(job, judgement, edited);
    judgement = yield* judge(edited, context, undefined, part);
    job = edited;
  }
}

/** The text of a new job's grader. */
function graderIn(snippet: string): string {
  const { tree, graders } = readJob(expandSnippet(snippet));
  return sourceOf(tree, graders[0]!.node);
}

/** A job whose multi grader has all these parts several times. */
function largeJob(parts: readonly string[], name: string): string {
  const all = Array.from({ length: partsOfAKind }, () => parts).flat();
  const graders = all.map((part, index) => `"part_${index}": ${part}`);
  const terms = all.map((_, index) => `0.5 * part_${index}`);
  return `{
  "model": "o4-mini-2025-04-16",
  "training_file": "file-U8JZpDE0iGXlD6gNCFbaEPFj",
  "validation_file": "file-4Qm2hVtY7sKcX9wRzLbN3e",
  "method": {
    "type": "reinforcement",
    "reinforcement": {
      "grader": {
        "type": "multi",
        "name": "${name}",
        "graders": { ${graders.join(',\n')} },
        "calculate_output": "0.1 * min(part_0, 0.5) + (${terms.join(' + ')}) / ${terms.length}"
      }
    }
  }
}
`;
}
