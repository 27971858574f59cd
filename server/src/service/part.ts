/**
 * What has to be judged again after an edit inside one string, or when Python's parsers are there. Most of what people type
 * is text in a grader, of which a large job has thousands: the rules look at that grader and at what stands around it, and
 * again at each place where they found something before. Where they found nothing, and nothing has changed, there still is
 * nothing.
 */
import { shareReadings } from './embedded.ts';
import type { Judgement, Part } from './findings.ts';
import { graderAround } from './graders.ts';
import type { Job } from './job.ts';
import { editBetween } from './json/edit.ts';
import { endOf, kindOf, nodeAt, NodeKind, none, parentOf, startOf, valueOf } from './json/tree.ts';

/** With more findings than these, judging all again is as fast. */
const maxPlaces = 100;

/** The part of a job that must be judged after an edit; undefined where that is all of it. */
export function partToJudge(
  before: Job,
  judgement: Pick<Judgement, 'found'>,
  job: Job,
): Part | undefined {
  // The next version of a job shares this as long as its structure is the same.
  if (before.shapes !== job.shapes) return undefined;
  const edited = editedIn(before, job);
  return edited === none ? undefined : partAround([edited], before, judgement, job);
}

/** The part of a job that was judged without Python's parsers, and must be judged with them; undefined as above. */
export function partWithPython(job: Job, judgement: Pick<Judgement, 'found'>): Part | undefined {
  const sources = job.embedded.filter(({ language }) => language === 'python');
  return partAround(
    sources.map(({ node }) => node),
    job,
    judgement,
    job,
  );
}

/** The graders around strings of which something new may be said, and what was found before; undefined as above. */
function partAround(
  strings: readonly number[],
  before: Job,
  { found }: Pick<Judgement, 'found'>,
  job: Job,
): Part | undefined {
  if (found.length > maxPlaces) return undefined;
  const nodes = new Set<number>();
  for (const string of strings) {
    const grader = subGraderAround(job, string);
    if (grader === undefined) return undefined;
    addGrader(job, grader, nodes);
  }
  for (const { start } of found) {
    const at = nodeAt(before.tree, start);
    // A key may stand for what its value lacks.
    const value = kindOf(job.tree, at) === NodeKind.property ? valueOf(job.tree, at) : none;
    const node = value === none ? at : value;
    const around = subGraderAround(job, node);
    if (around !== undefined) addGrader(job, around, nodes);
    addPath(job, node, nodes);
  }
  const restricted = { ...job, embedded: job.embedded.filter(({ node }) => nodes.has(node)) };
  shareReadings(job, restricted);
  return { job: restricted, nodes: [...nodes].sort((one, other) => one - other) };
}

/** The string in which alone two versions differ, or `none`. */
function editedIn(before: Job, job: Job): number {
  const edit = editBetween(before.tree.text, job.tree.text);
  const node = nodeAt(before.tree, edit.start);
  const isInside =
    node !== none &&
    kindOf(before.tree, node) === NodeKind.string &&
    startOf(before.tree, node) < edit.start &&
    edit.endBefore < endOf(before.tree, node);
  return isInside ? node : none;
}

/** The object of the grader around a node, if it is one of a multi grader's. */
function subGraderAround(job: Job, node: number): number | undefined {
  const grader = graderAround(job, node);
  return grader && grader.property !== none ? grader.node : undefined;
}

/** A grader with all that is in it and above it. */
function addGrader({ tree }: Job, grader: number, nodes: Set<number>): void {
  for (let node = grader; node < tree.size && startOf(tree, node) < endOf(tree, grader); node++)
    nodes.add(node);
  for (let node = grader; node !== none; node = parentOf(tree, node)) nodes.add(node);
}

function addPath({ tree }: Job, node: number, nodes: Set<number>): void {
  for (let around = node; around !== none; around = parentOf(tree, around)) nodes.add(around);
}
