/**
 * The job model: the typed view of the JSON tree that all features read. It says for each value what the schema expects
 * there, which variant an object is, and where graders and strings in another language are. Made once per version.
 */
import { parseJson } from './json/parse.ts';
import {
  childrenOf,
  keyOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  parentOf,
  propertyOf,
  stringMember,
  valueOf,
  type JsonTree,
} from './json/tree.ts';
import { jobShape } from './schema/schema.ts';
import type { EmbeddedLanguage, ObjectShape, PropertyShape, Shape } from './schema/shape.ts';

export interface Job {
  readonly tree: JsonTree;
  /** By value node: what the schema expects there; undefined where it knows nothing of the place. */
  readonly shapes: readonly (Shape | undefined)[];
  /** By object node: its shape, the variant's where it is one; undefined where it is not known. */
  readonly objects: readonly (ObjectShape | undefined)[];
  readonly graders: readonly Grader[];
  readonly embedded: readonly EmbeddedString[];
}

export interface Grader {
  /** The object node. */
  readonly node: number;
  /** The property that names it in a multi grader's map, or `none` for the job's own grader. */
  readonly property: number;
  /** The value of `type` where it is one that the schema knows at this place. */
  readonly type: string | undefined;
}

export interface EmbeddedString {
  /** The string node. */
  readonly node: number;
  readonly language: EmbeddedLanguage;
}

/** Reads a text into a job model; never throws, whatever the text. */
export function readJob(text: string): Job {
  return modelOf(parseJson(text));
}

/** What an object of a union is taken for whose `type` chooses nothing. */
export type MeantVariant = (
  node: number,
  variants: ReadonlyMap<string, ObjectShape>,
) => ObjectShape | undefined;

/** The model of a tree. */
export function modelOf(tree: JsonTree, meant?: MeantVariant): Job {
  // Of large arrays the engine gives up the compiled code that makes them; what fills them is a function of its own.
  const shapes = new Array<Shape | undefined>(tree.size);
  const objects = new Array<ObjectShape | undefined>(tree.size);
  return { tree, shapes, objects, ...fillModel(tree, shapes, objects, meant) };
}

/** Finds the shape of each node and the variant of each object. */
function fillModel(
  tree: JsonTree,
  shapes: (Shape | undefined)[],
  objects: (ObjectShape | undefined)[],
  meant: MeantVariant | undefined,
): Pick<Job, 'graders' | 'embedded'> {
  const graders: Grader[] = [];
  const embedded: EmbeddedString[] = [];
  if (tree.size > 0) shapes[0] = jobShape();
  for (let node = 0; node < tree.size; node++) {
    switch (kindOf(tree, node)) {
      case NodeKind.property: {
        const value = valueOf(tree, node);
        if (value === none) break;
        const object = objects[parentOf(tree, node)];
        // While its variant is not chosen, nothing can be said of an object's values.
        if (object && !object.variants) shapes[value] = shapeAtKey(object, keyOf(tree, node));
        break;
      }
      case NodeKind.object: {
        const shape = shapes[node];
        if (!shape?.object) break;
        const { variants } = shape.object;
        const variant = variants && (variantOf(tree, node, variants) ?? meant?.(node, variants));
        objects[node] = variant ?? shape.object;
        if (shape.name === 'grader' || shape.name === 'subGrader')
          graders.push({
            node,
            property: shape.name === 'subGrader' ? parentOf(tree, node) : none,
            type: variant && stringMember(tree, node, 'type'),
          });
        break;
      }
      case NodeKind.array: {
        const items = shapes[node]?.array?.items;
        if (items) for (const element of childrenOf(tree, node)) shapes[element] = items;
        break;
      }
      case NodeKind.string: {
        const language = shapes[node]?.string?.language;
        if (language) embedded.push({ node, language });
        break;
      }
      default:
    }
  }
  return { graders, embedded };
}

/** What the schema expects as the value of a key; undefined where the object has no such property. */
export function shapeAtKey(object: ObjectShape, key: string): Shape | undefined {
  return object.properties.get(key)?.shape ?? object.additional;
}

/** The variant that an object's `type` chooses, or undefined where it has none that the schema knows. */
function variantOf(
  tree: JsonTree,
  node: number,
  variants: ReadonlyMap<string, ObjectShape>,
): ObjectShape | undefined {
  const type = stringMember(tree, node, 'type');
  return type === undefined ? undefined : variants.get(type);
}

/**
 * The job's `method.type`; where that is missing, the block that stands there; `supervised` where there is none, which
 * is the service's default.
 */
export function methodOf({ tree }: Job): string {
  const method = tree.size === 0 ? none : memberOf(tree, 0, 'method');
  const type = stringMember(tree, method, 'type');
  if (type !== undefined || method === none) return type ?? 'supervised';
  const blocks = ['dpo', 'reinforcement'].filter((key) => propertyOf(tree, method, key) !== none);
  return blocks[0] ?? 'supervised';
}

/** What the schema says of a property node; undefined for keys that it does not name. */
export function propertyShapeOf(job: Job, property: number): PropertyShape | undefined {
  return job.objects[parentOf(job.tree, property)]?.properties.get(keyOf(job.tree, property));
}
