/** What the name of a job's file begins with. */
export function stemOf(fileName: string): string {
  return fileName.replace(/\.ftjob\.json$/, '');
}
