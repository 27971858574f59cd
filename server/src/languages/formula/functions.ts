/** The functions that a formula may call, as data. Source: the graders guide (DOMAIN.md 3); arity is not stated there. */

export interface FormulaFunction {
  readonly name: FunctionName;
  readonly parameters: readonly FormulaParameter[];
  /** Whether the last parameter may be repeated. */
  readonly repeats: boolean;
  /** One sentence. */
  readonly description: string;
}

export interface FormulaParameter {
  readonly name: string;
  readonly description: string;
}

export type FunctionName = 'min' | 'max' | 'abs' | 'floor' | 'ceil' | 'exp' | 'sqrt' | 'log';

const value = (description: string): readonly FormulaParameter[] => [{ name: 'x', description }];

const values: readonly FormulaParameter[] = [
  { name: 'x', description: 'A value.' },
  { name: 'more', description: 'Further values to compare with.' },
];

const list: readonly FormulaFunction[] = [
  { name: 'min', parameters: values, repeats: true, description: 'The smallest of the values.' },
  { name: 'max', parameters: values, repeats: true, description: 'The largest of the values.' },
  {
    name: 'abs',
    parameters: value('A number of either sign.'),
    repeats: false,
    description: 'The number without its sign.',
  },
  {
    name: 'floor',
    parameters: value('The number to round down.'),
    repeats: false,
    description: 'The nearest whole number that is not above the number.',
  },
  {
    name: 'ceil',
    parameters: value('The number to round up.'),
    repeats: false,
    description: 'The nearest whole number that is not below the number.',
  },
  {
    name: 'exp',
    parameters: value('The exponent.'),
    repeats: false,
    description: 'The number e (2.718…) raised to this power.',
  },
  {
    name: 'sqrt',
    parameters: value('A number that is not negative.'),
    repeats: false,
    description: 'The square root; of a negative number there is none.',
  },
  {
    name: 'log',
    parameters: value('A positive number.'),
    repeats: false,
    description:
      'The logarithm; of zero or a negative number there is none. The service does not say to which base; ftjob computes the natural one.',
  },
];

export const functions: ReadonlyMap<string, FormulaFunction> = new Map(
  list.map((each) => [each.name, each]),
);

/** How many arguments a function takes; a repeated last parameter may also be left out. */
export function arityOf({ parameters, repeats }: FormulaFunction): {
  readonly minimum: number;
  readonly maximum: number;
} {
  return repeats
    ? { minimum: parameters.length - 1, maximum: Infinity }
    : { minimum: parameters.length, maximum: parameters.length };
}

/** `min(x, more, …)`. */
export function signatureOf({ name, parameters, repeats }: FormulaFunction): string {
  const names = parameters.map((parameter) => parameter.name);
  return `${name}(${names.join(', ')}${repeats ? ', …' : ''})`;
}
