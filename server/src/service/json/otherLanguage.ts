/** One problem for a job that stands in a program, and is written as its language writes objects. */
import { startOf, type JsonTree, type SyntaxProblem } from './tree.ts';

/** The tree with one problem for all of the notation, where something stands around the job, it is no JSON at all, or arrows of PHP are in it. */
export function inOneLanguage(tree: JsonTree): JsonTree {
  const { text, problems } = tree;
  const around = problems.find(({ detail }) => /^(?:around|yaml|toml|powershell)$/.test(detail));
  const start = startOf(tree, 0);
  const isPhp = text[start] === '[' && problems.some((arrow) => text.startsWith('=>', arrow.start));
  if (!around && !isPhp) return tree;
  const one: SyntaxProblem = around ?? {
    code: 'syntax-content',
    start,
    end: start + 1,
    detail: 'around',
  };
  return { ...tree, problems: [one, ...problems.filter((problem) => !isNotation(problem))] };
}

/** Whether a problem is only what stands around the job, or another way to write it. */
function isNotation({ code, detail, insertAt }: SyntaxProblem): boolean {
  const notations =
    /^syntax-(?:quotes|literal|comment|trailing|key .|colon equals|bracket \{|string pieces|content (?:around|behind|yaml|toml|powershell))/;
  return insertAt === undefined && notations.test(`${code} ${detail}`);
}
