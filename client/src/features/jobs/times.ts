/** Times and durations in a few words. */
import * as l10n from '@vscode/l10n';

/** Milliseconds since 1970 as date and time of day; empty for what is no date. */
export function dateText(milliseconds: number, language: string): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return '';
  return date.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** A duration by its two largest units; empty for what is none. */
export function durationText(milliseconds: number): string {
  if (!(milliseconds >= 0)) return '';
  const minutes = Math.floor(milliseconds / 60_000);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return l10n.t('{0} s', Math.floor(milliseconds / 1000));
  if (hours < 1) return l10n.t('{0} min', minutes);
  if (hours < 24) return l10n.t('{0} h {1} min', hours, minutes % 60);
  return l10n.t('{0} d {1} h', Math.floor(hours / 24), hours % 24);
}
