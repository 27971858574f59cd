/** Times in a few words. */

/** Milliseconds since 1970 as date and time of day; empty for what is no date. */
export function dateText(milliseconds: number, language: string): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return '';
  return date.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}
