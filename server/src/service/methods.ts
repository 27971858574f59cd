/** What the schema says of the training methods. */
import { jobShape } from './schema/schema.ts';
import type { ObjectShape } from './schema/shape.ts';

/** The methods that the schema knows. */
export function methodTypes(): readonly string[] {
  return [...variants().keys()];
}

/** The hyperparameters of a method, or undefined where the schema knows no such method. */
export function hyperparametersOf(method: string): ObjectShape | undefined {
  const block = variants().get(method)?.properties.get(method)?.shape.object;
  return block?.properties.get('hyperparameters')?.shape.object;
}

/** The methods that have a hyperparameter of this name. */
export function methodsWith(hyperparameter: string): readonly string[] {
  return methodTypes().filter((method) =>
    hyperparametersOf(method)?.properties.has(hyperparameter),
  );
}

/** The types of all graders that the schema knows, wherever they may stand. */
export function graderTypes(): ReadonlySet<string> {
  const reinforcement = variants().get('reinforcement')!.properties.get('reinforcement')!;
  const graders = reinforcement.shape.object!.properties.get('grader')!.shape.object!.variants!;
  const members = graders.get('multi')!.properties.get('graders')!.shape.object!.additional!;
  return new Set([...graders.keys(), ...members.object!.variants!.keys()]);
}

function variants(): ReadonlyMap<string, ObjectShape> {
  return jobShape().object!.properties.get('method')!.shape.object!.variants!;
}
