/** The text of a new job file: the schema's own skeletons, put together for a method and a grader. */
import { jobShape } from './schema/schema.ts';
import type { Shape, Suggestion } from './schema/shape.ts';
import { bodyToSnippet, shiftStops } from './snippet.ts';

export interface NewJobChoice {
  readonly value: string;
  /** Markdown. */
  readonly description: string;
}

/** The methods, and the graders of a reinforcement job, that a new job can start with. */
export function newJobChoices(): {
  readonly methods: readonly NewJobChoice[];
  readonly graders: readonly NewJobChoice[];
} {
  return { methods: choicesOf(methodShape()), graders: choicesOf(graderShape()) };
}

function choicesOf(union: Shape): readonly NewJobChoice[] {
  const type = union.object!.properties.get('type')!.shape;
  return type.constants.map(({ value, documentation }) => ({
    value: String(value),
    description: documentation ?? '',
  }));
}

function methodShape(): Shape {
  return jobShape().object!.properties.get('method')!.shape;
}

function graderShape(): Shape {
  const reinforcement = methodShape().object!.variants!.get('reinforcement')!;
  const block = reinforcement.properties.get('reinforcement')!.shape.object!;
  return block.properties.get('grader')!.shape;
}

type Body = Readonly<Record<string, unknown>>;

/** The first tab stops are the model and the two files; then come the grader's, no more than these; then the method's. */
const ownStops = 3;
const graderStops = 20;

/**
 * A whole job as a snippet: valid as it stands but for its file ids. An unknown method is taken for `supervised`, an
 * unknown or missing grader for the one of the method's own skeleton.
 */
export function newJobSnippet(method: string, grader: string | undefined, indent: string): string {
  const skeleton = skeletonOf(methodShape(), method) ?? skeletonOf(methodShape(), 'supervised')!;
  const type = String(skeleton['type']);
  const graderSkeleton = grader === undefined ? undefined : skeletonOf(graderShape(), grader);
  const isReinforcement = type === 'reinforcement';
  const methodBody = shifted(skeleton, ownStops + graderStops);
  const block = methodBody[type] as Body;
  const body = {
    model: `\${1:${modelFor(type)}}`,
    training_file: '${2:file-training}',
    ...(isReinforcement && { validation_file: '${3:file-validation}' }),
    method:
      isReinforcement && graderSkeleton
        ? { ...methodBody, [type]: { ...block, grader: shifted(graderSkeleton, ownStops) } }
        : methodBody,
  };
  return bodyToSnippet(body, indent) + '\n';
}

function skeletonOf(union: Shape, type: string): Body | undefined {
  const found = union.suggestions.find((suggestion) => (suggestion.body as Body)['type'] === type);
  return found?.body as Body | undefined;
}

function modelFor(method: string): string {
  const { suggestions } = jobShape().object!.properties.get('model')!.shape;
  const fits = (suggestion: Suggestion) => suggestion.methods?.includes(method);
  return String((suggestions.find(fits) ?? suggestions[0])!.body);
}

function shifted(body: Body, by: number): Body {
  return JSON.parse(shiftStops(JSON.stringify(body), by)) as Body;
}
