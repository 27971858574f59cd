/** The job of the next version of a text, made with as little reading as the edit allows. */
import { keepReadings, moveReadings } from './embedded.ts';
import { readJob, type Job } from './job.ts';
import { editBetween, editedString, withEditedString } from './json/edit.ts';
import { keyOf, kindOf, NodeKind, none, parentOf, type JsonTree } from './json/tree.ts';

/** The same as `readJob` gives, and what was read from the strings that are as they were. */
export function nextJob(before: Job, text: string): Job {
  const edit = editBetween(before.tree.text, text);
  const node = editedString(before.tree, text, edit);
  if (node === none || decidesVariant(before.tree, node)) {
    const job = readJob(text);
    moveReadings(before, job, edit);
    return job;
  }
  const job = { ...before, tree: withEditedString(before.tree, text, edit, node) };
  keepReadings(before, job, node);
  return job;
}

/** Whether a string's content, and not only its place, says what `readJob` expects somewhere: it may be a `type`. */
function decidesVariant(tree: JsonTree, node: number): boolean {
  const parent = parentOf(tree, node);
  const isMember = parent !== none && kindOf(tree, parent) === NodeKind.property;
  return isMember && keyOf(tree, parent) === 'type';
}
