/** Moves the graders of a multi grader that stands inside another one to the outer one, and its formula with them. */
import { namesIn, type Formula } from '../../languages/formula/tree.ts';
import { formulaOf, mapOf, toSource } from '../embedded.ts';
import { isWritable, writableKey } from '../graderKeys.ts';
import { graderAround, mapOfGraders, multiGraders } from '../graders.ts';
import { lineIndent, outdented } from '../indentation.ts';
import type { Job } from '../job.ts';
import { encodeString } from '../json/string.ts';
import {
  childrenOf,
  endOf,
  keyOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  parentOf,
  startOf,
  valueOf,
} from '../json/tree.ts';
import { misnamedGraders } from './misnamedGraders.ts';
import type { TextChange } from './rule.ts';

/** What a multi grader may have besides: a `name` says nothing once the grader is gone, other settings would be lost. */
const ownKeys: ReadonlySet<string> = new Set(['type', 'name', 'graders', 'calculate_output']);

/**
 * The edits, in the order of the text; undefined where one of the formulas cannot be followed name by name, or a setting
 * of the inner grader has no place outside.
 */
export function flattenMulti(job: Job, inner: number): readonly TextChange[] | undefined {
  const { tree } = job;
  const property = parentOf(tree, inner);
  const key = keyOf(tree, property);
  const around = graderAround(job, property);
  const outer = multiGraders(job).find(({ grader }) => grader === around);
  const innerMembers = innerMembersOf(job, inner);
  const innerFormula = innerFormulaOf(job, inner, innerMembers);
  if (!outer || outer.formula === none || !innerFormula || tree.problems.length > 0)
    return undefined;
  const outerFormula = formulaOf(job, outer.formula);
  const uses = namesIn(outerFormula).filter(({ name }) => name === key);
  const isClear = outerFormula.problems.length === 0 && misnamedGraders(job, outer).length === 0;
  // Without a use, the inner formula would be lost.
  if (!isClear || uses.length === 0) return undefined;
  const taken = new Set(
    outer.members.flatMap((member) => (member.key === key ? [] : [member.key])),
  );
  if (taken.size !== outer.members.length - 1) return undefined;
  const keys = new Map<string, string>();
  for (const [old] of innerMembers) {
    const lifted = writableKey(old, taken);
    taken.add(lifted);
    keys.set(old, lifted);
  }
  const replacement = encodeString(operandOf(innerFormula, keys));
  const map = mapOf(job, outer.formula);
  const edits = uses.map((use) => ({ ...toSource(map, use), text: replacement }));
  const members = liftedText(job, property, innerMembers, keys);
  const lift = { start: startOf(tree, property), end: endOf(tree, property), text: members };
  return [...edits, lift].sort((one, other) => one.start - other.start);
}

/** The properties in the inner map by their keys; empty where they cannot be moved. */
function innerMembersOf(job: Job, inner: number): ReadonlyMap<string, number> {
  const { tree } = job;
  const hasOthers = childrenOf(tree, inner).some((own) => !ownKeys.has(keyOf(tree, own)));
  const map = mapOfGraders(job, inner);
  if (hasOthers || map === none) return new Map();
  const properties = childrenOf(tree, map);
  const members = new Map(properties.map((member) => [keyOf(tree, member), member]));
  const isMovable =
    members.size === properties.length && [...members.keys()].every((key) => isWritable(key));
  return isMovable ? members : new Map();
}

function innerFormulaOf(
  job: Job,
  inner: number,
  members: ReadonlyMap<string, number>,
): Formula | undefined {
  const node = memberOf(job.tree, inner, 'calculate_output');
  if (members.size === 0 || node === none || kindOf(job.tree, node) !== NodeKind.string)
    return undefined;
  const formula = formulaOf(job, node);
  const isKnown = namesIn(formula).every(({ name }) => members.has(name));
  return isKnown && formula.problems.length === 0 ? formula : undefined;
}

/** The formula with new keys, in parentheses unless it is a single operand. */
function operandOf(formula: Formula, keys: ReadonlyMap<string, string>): string {
  let text = '';
  let copied = 0;
  for (const { name, start, end } of namesIn(formula)) {
    text += formula.text.slice(copied, start) + keys.get(name)!;
    copied = end;
  }
  const whole = (text + formula.text.slice(copied)).trim();
  const { kind } = formula.nodes.at(-1)!;
  const isOperand = kind === 'number' || kind === 'name' || kind === 'group' || kind === 'call';
  return isOperand ? whole : `(${whole})`;
}

function liftedText(
  { tree }: Job,
  property: number,
  members: ReadonlyMap<string, number>,
  keys: ReadonlyMap<string, string>,
): string {
  const { text } = tree;
  const start = startOf(tree, property);
  const line = `\n${lineIndent(text, start)}`;
  const isFlat = !text.slice(startOf(tree, parentOf(tree, property)), start).includes('\n');
  const texts = [...members].map(([key, member]) => {
    const value = valueOf(tree, member);
    const behind = text.slice(tree.keyEnds[member], startOf(tree, value));
    const source = outdented(text, startOf(tree, value), endOf(tree, value));
    return `${JSON.stringify(keys.get(key))}${behind}${source.replaceAll('\n', line)}`;
  });
  return texts.join(isFlat ? ', ' : `,${line}`);
}
