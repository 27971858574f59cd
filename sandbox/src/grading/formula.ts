// The value of a multi grader's `calculate_output`: numbers, variables, + - * / ^, parentheses and a few functions.
// What binds how is not documented; here `^` binds strongest, from the right, and a sign binds weaker than it.

const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  min: Math.min,
  max: Math.max,
  abs: Math.abs,
  floor: Math.floor,
  ceil: Math.ceil,
  exp: Math.exp,
  sqrt: Math.sqrt,
  log: Math.log,
};

/** Deeper nesting is refused, so that no formula can exhaust the stack. */
const deepest = 100;

class FormulaError extends Error {}

/** The value of a formula; `undefined` when it is not one, or names a variable or function that there is not. */
export function evaluateFormula(
  formula: string,
  variables: ReadonlyMap<string, number>,
): number | undefined {
  const tokens = formula.match(/\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+|[A-Za-z_]\w*|\S/g) ?? [];
  let position = 0;
  let depth = 0;

  const accept = (token: string) => {
    if (tokens[position] !== token) return false;
    position++;
    return true;
  };
  const expect = (token: string) => {
    if (!accept(token)) throw new FormulaError();
  };

  function sum(): number {
    if (++depth > deepest) throw new FormulaError();
    let value = product();
    for (;;) {
      if (accept('+')) value += product();
      else if (accept('-')) value -= product();
      else break;
    }
    depth--;
    return value;
  }

  function product(): number {
    let value = signed();
    for (;;) {
      if (accept('*')) value *= signed();
      else if (accept('/')) value /= signed();
      else return value;
    }
  }

  function signed(): number {
    let sign = 1;
    for (;;) {
      if (accept('-')) sign = -sign;
      else if (!accept('+')) return sign * power();
    }
  }

  function power(): number {
    const bases = [atom()];
    while (accept('^')) {
      const sign = accept('-') ? -1 : 1;
      bases.push(sign * atom());
    }
    return bases.reduceRight((exponent, base) => base ** exponent);
  }

  function atom(): number {
    const token = tokens[position++];
    if (token === undefined) throw new FormulaError();
    if (/^[\d.]/.test(token)) return Number(token);
    if (token === '(') {
      const value = sum();
      expect(')');
      return value;
    }
    if (accept('(')) return call(token);
    const value = variables.get(token);
    if (value === undefined) throw new FormulaError();
    return value;
  }

  function call(name: string): number {
    const called = Object.hasOwn(functions, name) ? functions[name]! : undefined;
    if (called === undefined) throw new FormulaError();
    const values = [sum()];
    while (accept(',')) values.push(sum());
    expect(')');
    if (values.length > 1 && called !== Math.min && called !== Math.max) throw new FormulaError();
    return called(...values);
  }

  try {
    const value = sum();
    return position === tokens.length ? value : undefined;
  } catch (error) {
    if (error instanceof FormulaError) return undefined;
    throw error;
  }
}
