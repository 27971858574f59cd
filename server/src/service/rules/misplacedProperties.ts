/**
 * Properties that the service knows, at a wrong level: a hyperparameter or a grader at the top of the job, `project`
 * beside `wandb`. Where they belong is read from the schema: an object further inside that has such a key.
 */
import { methodOf, type Job } from '../job.ts';
import {
  keyOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  stringMember,
  stringOf,
  valueOf,
} from '../json/tree.ts';
import { methodTypes } from '../methods.ts';
import { destinationOf, type Move, type MovedProperty, type Step } from '../moveProperties.ts';
import { oncePerJob } from '../oncePerJob.ts';
import type { ObjectShape, Shape } from '../schema/shape.ts';
import { mostSimilar } from '../similar.ts';
import { fittingType } from './mismatchedType.ts';
import { maxFindings } from './rule.ts';
import { misspeltKeys, respeltKey, unknownKeys } from './unknownKeys.ts';

/** The objects, by the schema's name for them, beside whose inner objects people write what belongs into these. */
export const owners: ReadonlySet<string> = new Set([
  'job',
  'supervisedMethod',
  'dpoMethod',
  'reinforcementMethod',
  'supervised',
  'dpo',
  'reinforcement',
  'wandbIntegration',
  'scoreModelGrader',
  'labelModelGrader',
  'inputAudio',
]);

export interface Misplaced extends Move {
  /** The required property that the move brings, without which the service refuses the body. */
  readonly supplies: { readonly node: number; readonly key: string } | undefined;
}

/** All that one object has for one other place is one move. */
const misplacedByObject = oncePerJob((job): ReadonlyMap<number, readonly Misplaced[]> => {
  const found = new Map<number, readonly Misplaced[]>();
  for (let node = 0; node < job.objects.length; node++) {
    const shape = job.objects[node];
    if (!shape || !owners.has(shape.name)) continue;
    const moves = movesOf(job, node, shape);
    if (moves.length > 0) found.set(node, moves);
  }
  return found;
});

const nothing: readonly Misplaced[] = [];

export function misplacedIn(job: Job, node: number): readonly Misplaced[] {
  return misplacedByObject(job).get(node) ?? nothing;
}

const misplacedNodes = oncePerJob((job): ReadonlySet<number> => {
  const moves = [...misplacedByObject(job).values()].flat();
  return new Set(moves.flatMap(({ properties }) => properties.map(({ property }) => property)));
});

export function isMisplaced(job: Job, property: number): boolean {
  return misplacedNodes(job).has(property);
}

const supplied = oncePerJob((job): ReadonlySet<string> => {
  const moves = [...misplacedByObject(job).values()].flat();
  return new Set(
    moves.flatMap(({ supplies }) => (supplies ? [`${supplies.node} ${supplies.key}`] : [])),
  );
});

/** Whether an object lacks a property only because it, or what it should hold, stands at a wrong place. */
export function isSuppliedByMove(job: Job, node: number, key: string): boolean {
  return supplied(job).has(`${node} ${key}`);
}

interface Place {
  readonly path: readonly Step[];
  readonly shape: Shape;
}

function movesOf(job: Job, node: number, shape: ObjectShape): readonly Misplaced[] {
  const unknown = unknownKeys(job, node, shape)
    .filter((property) => valueOf(job.tree, property) !== none)
    .slice(0, maxFindings)
    .filter((property) => respeltKey(job, property, shape) === undefined);
  if (unknown.length === 0 || fittingType(job, node, shape) !== undefined) return [];
  const places = shape.name === 'job' ? placesInJob(job, shape, unknown) : placesWithin(shape);
  const misspelt = misspeltKeys(job, node, shape);
  const groups = new Map<string, { path: readonly Step[]; properties: MovedProperty[] }>();
  const taken = new Set<string>();
  for (const property of unknown) {
    const key = meantKey(job, property, places, misspelt);
    if (key === undefined || taken.has(key)) continue;
    taken.add(key);
    const { path } = places.get(key)!;
    const name = path.map((step) => step.key).join('.');
    const group = groups.get(name) ?? { path, properties: [] };
    group.properties.push({ property, key });
    groups.set(name, group);
  }
  return [...groups.values()].map((group) => {
    const move = { from: node, ...group };
    return { ...move, supplies: suppliedBy(job, move) };
  });
}

/** The key that a property has at its right place: its own, or one that is near and can hold the value. */
function meantKey(
  { tree }: Job,
  property: number,
  places: ReadonlyMap<string, Place>,
  misspelt: ReadonlyMap<number, string>,
): string | undefined {
  const key = keyOf(tree, property);
  if (places.has(key)) return key;
  if (misspelt.has(property)) return undefined;
  const fitting = [...places].filter(([, { shape }]) =>
    canHold(shape, kindOf(tree, valueOf(tree, property))),
  );
  return mostSimilar(
    key,
    fitting.map(([name]) => name),
  );
}

function canHold(shape: Shape, kind: NodeKind | undefined): boolean {
  switch (kind) {
    case NodeKind.object:
      return shape.object !== undefined;
    case NodeKind.array:
      return shape.array !== undefined;
    case NodeKind.string:
      return shape.string !== undefined;
    case NodeKind.number:
      return shape.number !== undefined;
    default:
      return false;
  }
}

/**
 * The keys of the objects inside one that it does not have itself, the nearest first. Of the unions only the method is
 * entered, where its type is given.
 */
function placesWithin(root: ObjectShape, method?: string): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const pending: { readonly object: ObjectShape; readonly path: readonly Step[] }[] = [
    { object: root, path: [] },
  ];
  for (const { object, path } of pending) {
    for (const [key, { shape, deprecation }] of object.properties) {
      if (path.length > 0 && key !== 'type' && !root.properties.has(key) && !places.has(key))
        places.set(key, { path, shape });
      if (!shape.object || deprecation !== undefined) continue;
      const variant = method === undefined ? undefined : shape.object.variants?.get(method);
      if (variant) pending.push({ object: variant, path: [...path, { key, type: method! }] });
      else if (!shape.object.variants)
        pending.push({ object: shape.object, path: [...path, { key }] });
    }
  }
  return places;
}

/** The places in the job's method: the one that it has, else the one to which most of the keys belong. */
function placesInJob(
  job: Job,
  shape: ObjectShape,
  unknown: readonly number[],
): ReadonlyMap<string, Place> {
  const { tree } = job;
  const method = memberOf(tree, 0, 'method');
  const isText = method !== none && kindOf(tree, method) === NodeKind.string;
  const type = isText ? stringOf(tree, method) : stringMember(tree, method, 'type');
  if (type !== undefined)
    return methodTypes().includes(type) ? placesWithin(shape, type) : new Map();
  if (method !== none && kindOf(tree, method) === NodeKind.object)
    return placesWithin(shape, methodOf(job));
  const old = memberOf(tree, 0, 'hyperparameters');
  let best = new Map<string, Place>();
  let most = 0;
  for (const one of methodTypes()) {
    const places = placesWithin(shape, one);
    const count = unknown.filter((property) => places.has(keyOf(tree, property))).length;
    if (count <= most && best.size > 0) continue;
    best = new Map(places);
    most = count;
  }
  if (old === none) return best;
  // Without a method, the old place still works: what stands beside it joins it.
  for (const [key, place] of shape.properties.get('hyperparameters')!.shape.object!.properties)
    best.set(key, { path: [{ key: 'hyperparameters' }], shape: place.shape });
  return best;
}

function suppliedBy(job: Job, move: Move): Misplaced['supplies'] {
  const destination = destinationOf(job, move);
  if (!destination) return undefined;
  const { into, absent } = destination;
  const arriving = absent[0] ? [absent[0].key] : move.properties.map(({ key }) => key);
  const key = arriving.find(
    (name) => job.objects[into]?.required.includes(name) && memberOf(job.tree, into, name) === none,
  );
  return key === undefined ? undefined : { node: into, key };
}
