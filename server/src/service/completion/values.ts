/** The values worth offering at a place: what must be one of a list, what is known to work, and whole skeletons. */
import * as l10n from '@vscode/l10n';
import { methodOf, type Job } from '../job.ts';
import {
  childrenOf,
  kindOf,
  memberOf,
  nodeAt,
  NodeKind,
  none,
  parentOf,
  stringMember,
  stringOf,
} from '../json/tree.ts';
import { methodsFor } from '../models.ts';
import { escapeForSnippet } from '../snippet.ts';
import type { Shape, Suggestion } from '../schema/shape.ts';

export interface ValueChoice {
  readonly label: string;
  readonly detail?: string | undefined;
  readonly documentation: string | undefined;
  /** A JSON value, with the placeholders of snippets in its strings. */
  readonly body: unknown;
}

/** The choices for a place of this shape, the most likely first. */
export function choicesOf(job: Job, shape: Shape, offset: number): readonly ValueChoice[] {
  return [...labelChoices(job, shape, offset), ...valueChoices(job, suitingModel(job, shape))];
}

/** The shape with the methods first by which the job's model is trained. */
export function suitingModel({ tree }: Job, shape: Shape): Shape {
  const model = tree.size === 0 ? undefined : stringMember(tree, 0, 'model');
  const methods = model === undefined ? undefined : methodsFor(model);
  if (!methods) return shape;
  const isOther = (method: unknown) => Number(!methods.includes(String(method)));
  const typeOf = ({ body }: Suggestion) => (body as { readonly type?: unknown } | null)?.type;
  return {
    ...shape,
    constants: shape.constants.toSorted((a, b) => isOther(a.value) - isOther(b.value)),
    suggestions: shape.suggestions.toSorted((a, b) => isOther(typeOf(a)) - isOther(typeOf(b))),
  };
}

/** Without repetition. */
function valueChoices(job: Job, shape: Shape): readonly ValueChoice[] {
  const constants = constantChoices(shape);
  const isNumber = ({ body }: ValueChoice) => typeof body === 'number';
  const choices = [
    ...constants.filter((choice) => !isNumber(choice)),
    ...suggestionChoices(job, shape),
    // Numbers that stand for words (`trainingType`) are known to few.
    ...constants.filter(isNumber),
    ...plainChoices(job, shape),
  ];
  const seen = new Set<string>();
  return choices.filter(({ body }) => {
    const text = JSON.stringify(body);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

function constantChoices(shape: Shape): readonly ValueChoice[] {
  return shape.constants.map(({ value, documentation }) => ({
    label: String(value),
    detail: value === shape.default ? l10n.t('default') : undefined,
    documentation: documentation ?? shape.documentation,
    body: value,
  }));
}

/** The strings that an array can take from another one of its object: `passing_labels` are some of the `labels`. */
function labelChoices({ tree }: Job, shape: Shape, offset: number): readonly ValueChoice[] {
  if (shape.name !== 'passing_labels item') return [];
  let owner = nodeAt(tree, offset);
  while (owner !== none && memberOf(tree, owner, 'labels') === none) owner = parentOf(tree, owner);
  const labels = memberOf(tree, owner, 'labels');
  if (labels === none) return [];
  const texts = (array: number) =>
    childrenOf(tree, array)
      .filter((label) => kindOf(tree, label) === NodeKind.string)
      .map((label) => stringOf(tree, label));
  const passing = memberOf(tree, owner, 'passing_labels');
  const present = new Set(passing === none ? [] : texts(passing));
  return texts(labels)
    .filter((label) => !present.has(label))
    .map((label) => {
      // With `^` a body is inserted as it stands: a label may look like a placeholder.
      const body = `^${escapeForSnippet(JSON.stringify(label))}`;
      return { label, documentation: undefined, body };
    });
}

/** A model that the job's method cannot train is still offered, below those that it can: the list is never complete. */
function suggestionChoices(job: Job, shape: Shape): readonly ValueChoice[] {
  const method = methodOf(job);
  const fits = ({ methods }: Suggestion) => methods?.includes(method) ?? true;
  const { suggestions } = shape;
  return [...suggestions.filter(fits), ...suggestions.filter((one) => !fits(one))].map((one) => ({
    label: one.label,
    detail: fits(one)
      ? undefined
      : one.methods?.length === 0
        ? l10n.t('retired')
        : l10n.t('not for {0}', method),
    documentation: one.documentation ?? shape.documentation,
    body: one.body,
  }));
}

/** What remains to be said of the types that a place accepts. */
function plainChoices(job: Job, shape: Shape): readonly ValueChoice[] {
  const { documentation } = shape;
  const choices: ValueChoice[] = [];
  if (shape.boolean && shape.name !== 'anything')
    for (const body of [true, false]) choices.push({ label: String(body), documentation, body });
  if (shape.object && shape.suggestions.length === 0 && shape.name !== 'anything')
    choices.push({ label: '{ }', documentation, body: {} });
  if (shape.array && shape.name !== 'anything') {
    for (const { label, documentation: text, body } of shape.array.items?.suggestions ?? [])
      choices.push({ label: `[ ${label} ]`, documentation: text ?? documentation, body: [body] });
    choices.push({ label: '[ ]', documentation, body: [] });
  }
  if (shape.null && shape.name !== 'anything' && !needsFile(job, shape))
    choices.push({ label: 'null', documentation, body: null });
  return choices;
}

/** Reinforcement does without everything that may be null but its validation rows. */
function needsFile(job: Job, { name }: Shape): boolean {
  return name === 'validation_file' && methodOf(job) === 'reinforcement';
}
