/** The text of a new job file: the schema's own skeletons, put together for a method and a grader. */
import { jobShape } from './schema/schema.ts';
import type { Shape, Suggestion } from './schema/shape.ts';
import { bodyToSnippet } from './snippet.ts';

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

/** The first tab stops are the model and the two files. */
const ownStops = 3;

/**
 * A whole job as a snippet: valid as it stands but for its file ids. An unknown method is taken for `supervised`, an
 * unknown or missing grader for the one of the method's own skeleton.
 */
export function newJobSnippet(method: string, grader: string | undefined, indent: string): string {
  const skeleton = skeletonOf(methodShape(), method) ?? skeletonOf(methodShape(), 'supervised')!;
  const type = String(skeleton['type']);
  const graderSkeleton = grader === undefined ? undefined : skeletonOf(graderShape(), grader);
  const isReinforcement = type === 'reinforcement';
  const block = skeleton[type] as Readonly<Record<string, unknown>>;
  const body = {
    model: `\${1:${modelFor(type)}}`,
    training_file: '${2:file-training}',
    ...(isReinforcement && { validation_file: '${3:file-validation}' }),
    method: shiftStops(
      isReinforcement && graderSkeleton
        ? { ...skeleton, [type]: { ...block, grader: graderSkeleton } }
        : skeleton,
    ),
  };
  return bodyToSnippet(body, indent) + '\n';
}

function skeletonOf(union: Shape, type: string): Readonly<Record<string, unknown>> | undefined {
  const found = union.suggestions.find(
    (suggestion) => (suggestion.body as Readonly<Record<string, unknown>>)['type'] === type,
  );
  return found?.body as Readonly<Record<string, unknown>> | undefined;
}

function modelFor(method: string): string {
  const { suggestions } = jobShape().object!.properties.get('model')!.shape;
  const fits = (suggestion: Suggestion) => suggestion.methods?.includes(method);
  return String((suggestions.find(fits) ?? suggestions[0])!.body);
}

/** The skeleton's own tab stops come behind those of the job. */
function shiftStops(body: unknown): unknown {
  const text = JSON.stringify(body);
  const shifted = text.replaceAll(
    /\$\{(\d+)/g,
    (_, stop: string) => `\${${Number(stop) + ownStops}`,
  );
  return JSON.parse(shifted);
}
