/** Which arguments a function of the formula takes, while its call is written. */
import { signatureOf, type FormulaFunction } from '../languages/formula/functions.ts';
import { signatureAt } from '../languages/formula/queries.ts';
import { embeddedAt, formulaOf, type Range } from './embedded.ts';
import type { Job } from './job.ts';

export interface SignatureHelp {
  /** `min(x, more, …)`. */
  readonly label: string;
  readonly documentation: string;
  readonly parameters: readonly Parameter[];
  /** The position of the parameter that the offset is in; behind the last one where there are too many arguments. */
  readonly active: number;
}

/** Its name is at these UTF-16 offsets of the signature's label. */
export interface Parameter extends Range {
  readonly documentation: string;
}

/** The signature of the innermost call around an offset (UTF-16) in a formula. */
export function signatureHelpAt(job: Job, offset: number): SignatureHelp | undefined {
  const place = embeddedAt(job, offset);
  if (place?.language !== 'formula') return undefined;
  const found = signatureAt(formulaOf(job, place.node), place.offset);
  if (!found?.function) return undefined;
  const { repeats, description } = found.function;
  const parameters = parametersOf(found.function);
  return {
    label: signatureOf(found.function),
    documentation: description,
    parameters,
    active: repeats ? Math.min(found.argument, parameters.length - 1) : found.argument,
  };
}

function parametersOf({ name, parameters }: FormulaFunction): readonly Parameter[] {
  let end = name.length - 1;
  return parameters.map((parameter) => {
    // Behind the parenthesis, or behind a comma and a space.
    const start = end + 2;
    end = start + parameter.name.length;
    return { start, end, documentation: parameter.description };
  });
}
