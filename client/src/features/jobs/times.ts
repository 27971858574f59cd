/** Times in a few words. */

/** Milliseconds since 1970 as date and time of day; empty for what is no date. */
export function dateText(milliseconds: number, language: string): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return '';
  return date.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The same as short as it still tells when: without the day where that is today, without the year where that is this one. */
export function shortTime(milliseconds: number, language: string, now: number): string {
  const date = new Date(milliseconds);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString())
    return date.toLocaleTimeString(language, { timeStyle: 'short' });
  if (date.getFullYear() !== today.getFullYear()) return dateText(milliseconds, language);
  const style = { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
  return date.toLocaleString(language, style);
}
