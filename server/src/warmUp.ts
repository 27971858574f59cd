/**
 * What the first document would have to wait for otherwise: reading the schema, and code that has never run. It is done
 * while the editor still thinks about the server's answer to `initialize`.
 */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { toDiagnostic } from './convert.ts';
import { jobOf } from './documents.ts';
import { judge } from './service/findings.ts';
import { newJobChoices, newJobSnippet } from './service/newJob.ts';

/** Judges jobs of all kinds in steps of about a millisecond; only the first ones take some more. */
export function* warmUp(): Generator<undefined, undefined> {
  const { methods, graders } = newJobChoices();
  yield;
  const kinds = [
    ...graders.map(({ value }) => ['reinforcement', value] as const),
    ...methods.map(({ value }) => [value, undefined] as const),
  ];
  for (const [method, grader] of kinds) {
    const text = newJobSnippet(method, grader, '  ');
    const document = TextDocument.create('untitled:ftjob', 'ftjob', 1, text);
    const context = { provider: undefined, today: '2026-01-01', python: undefined };
    const { findings } = yield* judge(jobOf(document), context);
    findings.forEach((finding) => toDiagnostic(document, finding));
  }
}
