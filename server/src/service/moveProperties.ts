/** Moves properties of an object further inside, into an object that may not be there yet. Nothing is lost unasked. */
import * as l10n from '@vscode/l10n';
import { indentUnit, isFirstOfLine, lineIndent, outdented } from './indentation.ts';
import { insertMembers } from './insertProperties.ts';
import type { Job } from './job.ts';
import {
  childrenOf,
  endOf,
  keyOf,
  kindOf,
  NodeKind,
  none,
  propertyOf,
  sourceOf,
  startOf,
  valueOf,
} from './json/tree.ts';
import { removeProperties } from './removeProperty.ts';
import type { Fix, TextChange } from './rules/rule.ts';

export interface Move {
  /** The object that the properties stand in. */
  readonly from: number;
  /** In the order of the text. */
  readonly properties: readonly MovedProperty[];
  /** The keys from that object to the one that they belong into; at least one. */
  readonly path: readonly Step[];
}

export interface MovedProperty {
  readonly property: number;
  /** Its key at the new place. */
  readonly key: string;
}

export interface Step {
  readonly key: string;
  /** The `type` that an object begins with when it has to be made here. */
  readonly type?: string;
}

/** Where a path ends in the document: the last object that is there, and the steps that are still to be made. */
export interface Destination {
  readonly into: number;
  readonly absent: readonly Step[];
}

/** Undefined where something else than an object stands on the way. */
export function destinationOf({ tree }: Job, { from, path }: Move): Destination | undefined {
  let into = from;
  for (const [index, { key }] of path.entries()) {
    const property = propertyOf(tree, into, key);
    if (property === none) return { into, absent: path.slice(index) };
    into = valueOf(tree, property);
    if (into === none || kindOf(tree, into) !== NodeKind.object) return undefined;
  }
  return { into, absent: [] };
}

/** The ways to move: one, or two where another value stands at the new place. `place` names that place in the titles. */
export function moveFixes(job: Job, move: Move, place: string): readonly Fix[] {
  const destination = destinationOf(job, move);
  if (!destination) return [];
  const title = l10n.t('Move into {0}', place);
  if (destination.absent.length > 0) return [{ title, edits: insertNew(job, move, destination) }];
  const { insertions, conflicts } = merge(job, move.properties, destination.into);
  const nodes = move.properties.map(({ property }) => property);
  const edits = [...insertions, ...removeProperties(job, move.from, nodes)];
  if (conflicts.length === 0) return [{ title, edits }];
  return [
    { title: l10n.t('Move into {0}, keep what is there', place), edits },
    {
      title: l10n.t('Move into {0}, replace what is there', place),
      edits: [...conflicts, ...edits],
    },
  ];
}

function insertNew(job: Job, move: Move, to: Destination): readonly TextChange[] {
  const { tree } = job;
  const unit = indentUnit(tree.text);
  const nodes = move.properties.map(({ property }) => property);
  const [outermost, ...inner] = to.absent;
  const isOnLines = isFirstOfLine(tree.text, startOf(tree, nodes[0]!));
  const members = inner.reduceRight<readonly string[]>(
    (texts, step) => [wrapped(step, texts, unit, isOnLines)],
    move.properties.map((moved) => memberText(job, moved)),
  );
  const text = wrapped(outermost!, members, unit, isOnLines);
  if (to.into !== move.from)
    return [insertMembers(job, to.into, [text]), ...removeProperties(job, move.from, nodes)];
  // The new object takes the place of the first of them.
  const [first, ...others] = nodes;
  const start = startOf(tree, first!);
  const indented = text.replaceAll('\n', `\n${lineIndent(tree.text, start)}`);
  return [
    { start, end: endOf(tree, first!), text: indented },
    ...removeProperties(job, move.from, others),
  ];
}

/** A member whose value is an object of members. */
function wrapped(
  { key, type }: Step,
  members: readonly string[],
  unit: string,
  isOnLines: boolean,
): string {
  const all = type === undefined ? members : [`"type": ${JSON.stringify(type)}`, ...members];
  if (!isOnLines) return `"${key}": { ${all.join(', ')} }`;
  return `"${key}": {\n${unit}${all.join(',\n').replaceAll('\n', `\n${unit}`)}\n}`;
}

function memberText({ tree }: Job, { property, key }: MovedProperty): string {
  const start = startOf(tree, property);
  const keyLength = tree.keyEnds[property]! - start;
  return JSON.stringify(key) + outdented(tree.text, start, endOf(tree, property)).slice(keyLength);
}

/** What is absent is inserted, objects are merged; the conflicts are the changes of values that differ. */
function merge(
  job: Job,
  properties: readonly MovedProperty[],
  into: number,
): { readonly insertions: readonly TextChange[]; readonly conflicts: readonly TextChange[] } {
  const { tree } = job;
  const insertions: TextChange[] = [];
  // Of a key that stands twice, the last value counts.
  const conflicts = new Map<number, TextChange>();
  const pending = [{ properties, into }];
  for (const { properties: moved, into: object } of pending) {
    const values = new Map(
      childrenOf(tree, object).map((own) => [keyOf(tree, own), valueOf(tree, own)] as const),
    );
    const absent = moved.filter(({ key }) => !values.has(key));
    if (absent.length > 0)
      insertions.push(
        insertMembers(
          job,
          object,
          absent.map((one) => memberText(job, one)),
        ),
      );
    for (const { property, key } of moved) {
      const value = values.get(key);
      const other = valueOf(tree, property);
      if (value === undefined || value === none || other === none) continue;
      if (isObject(job, value) && isObject(job, other))
        pending.push({ properties: movedMembers(job, other), into: value });
      else if (sourceOf(tree, value) !== sourceOf(tree, other))
        conflicts.set(value, {
          start: startOf(tree, value),
          end: endOf(tree, value),
          text: sourceOf(tree, other),
        });
    }
  }
  return { insertions, conflicts: [...conflicts.values()] };
}

function isObject({ tree }: Job, node: number): boolean {
  return kindOf(tree, node) === NodeKind.object;
}

function movedMembers({ tree }: Job, object: number): readonly MovedProperty[] {
  return childrenOf(tree, object).map((property) => ({
    property,
    key: keyOf(tree, property),
  }));
}
