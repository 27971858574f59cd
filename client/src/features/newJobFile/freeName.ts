/** The name of a new job file: `new.ftjob.json`, or `new-2.ftjob.json` and on when that is taken. */
export function freeName(taken: readonly string[]): string {
  const lower = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'new.ftjob.json' : `new-${number}.ftjob.json`;
    if (!lower.has(name)) return name;
  }
}
