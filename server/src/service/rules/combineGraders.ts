/** Writes a multi grader around graders that stand without one. */
import { writableKey } from '../graderKeys.ts';
import { indentUnit, lineIndent, objectOf, outdented } from '../indentation.ts';
import type { Job } from '../job.ts';
import { endOf, startOf, stringMember } from '../json/tree.ts';

/**
 * The text of a multi grader with these graders (object nodes, at least one), as it would stand at an offset. Keys come
 * from the graders' names; the reward is the one grader's score, or the mean of several.
 */
export function combineGraders({ tree }: Job, graders: readonly number[], at: number): string {
  const { text } = tree;
  const keys = new Set<string>();
  const members = graders.map((grader) => {
    const name = stringMember(tree, grader, 'name') ?? stringMember(tree, grader, 'type');
    const key = writableKey(name ?? '', keys);
    keys.add(key);
    return `"${key}": ${outdented(text, startOf(tree, grader), endOf(tree, grader))}`;
  });
  const isOne = keys.size === 1;
  const name = (isOne ? stringMember(tree, graders[0]!, 'name') : undefined) ?? 'combined';
  const unit = indentUnit(text);
  const whole = objectOf(
    [
      '"type": "multi"',
      `"name": ${JSON.stringify(name)}`,
      `"graders": ${objectOf(members, unit)}`,
      `"calculate_output": ${JSON.stringify(meanOf([...keys]))}`,
    ],
    unit,
  );
  return whole.replaceAll('\n', `\n${lineIndent(text, at)}`);
}

/** The formula of the mean of graders, by their keys; at least one. */
export function meanOf(keys: readonly string[]): string {
  return keys.length === 1 ? keys[0]! : `(${keys.join(' + ')}) / ${keys.length}`;
}
