/** A name for a job file: `new.ftjob.json` for `new`, or `new-2.ftjob.json` and on when that is taken. */
export function freeName(stem: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = `${number === 1 ? stem : `${stem}-${number}`}.ftjob.json`;
    if (!lower.has(name.toLowerCase())) return name;
  }
}
