// Template strings: `{{ item.answer }}`, `{{sample.output_tools[0].function.name}}`. No filters and no conditions.
import { isObject, property, readJson } from '../json.ts';

/** What the variables of a template stand for. */
export interface Variables {
  readonly item: unknown;
  readonly sample: unknown;
}

export interface Filled {
  readonly text: string;
  /** The variables that stand for nothing; the text has nothing in their places. */
  readonly unknown: readonly string[];
}

/** The variables that a grader run knows: the row, and the sample made of the model's text. */
export function variablesOf(item: unknown, modelSample: string): Variables {
  const json = readJson(modelSample);
  return {
    item,
    sample: {
      output_text: modelSample,
      // Only a sample that is JSON has this field.
      ...(typeof json === 'object' && json !== null && { output_json: json }),
      output_tools: [],
      choices: [{ index: 0, message: { role: 'assistant', content: modelSample } }],
    },
  };
}

/** The template with its variables in place; a value that is no text is written as JSON. */
export function fillTemplate(template: string, variables: Variables): Filled {
  const unknown: string[] = [];
  const text = template.replaceAll(/\{\{([^{}]*)\}\}/g, (_, written: string) => {
    const value = lookUp(written.trim(), variables);
    if (value === undefined) {
      unknown.push(written.trim());
      return '';
    }
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
  return { text, unknown };
}

/** The value at a path such as `item.rows[0].name`; `undefined` when there is none. */
function lookUp(path: string, variables: Variables): unknown {
  if (!/^(?:item|sample)(?:\.[^.[\]]+|\[\d+\])+$/.test(path)) return undefined;
  return path.match(/[^.[\]]+/g)!.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return (value as unknown[])[Number(step)];
    return isObject(value) ? property(value, step) : undefined;
  }, variables);
}
