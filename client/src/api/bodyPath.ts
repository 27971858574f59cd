/** The path of a property of the job, as a service names it in an error. */

/** Keys and indexes from the root: of `a.b[0].c`, `$.a.b`, `/a/b/0`, `body.a`. */
export function stepsOf(path: string): readonly string[] {
  const steps = path.split(/[.[\]/]+/).filter((step) => step !== '');
  return steps[0] === '$' || (steps[0] === 'body' && steps.length > 1) ? steps.slice(1) : steps;
}
