/** The parts that views are made of. Each is left out where it would be empty. */
import * as l10n from '@vscode/l10n';
import type { Button, Cell, Fact, FactValue, Section } from '../../../webview/messages.ts';

/** More of an answer than a person reads, and less than makes a page slow. In characters. */
const longestRaw = 200_000;
const longestText = 2_000;

export function texts(heading: string, content: readonly string[]): Section {
  return { kind: 'texts', heading, texts: content.map(shortened) };
}

export function facts(heading: string, content: readonly (Fact | undefined)[]): Section {
  return { kind: 'facts', heading, facts: content.filter((fact) => fact !== undefined) };
}

export function raw(heading: string, text: string, isOpen: boolean): Section {
  const shown =
    text.length > longestRaw
      ? `${text.slice(0, longestRaw)}\n${l10n.t('… and {0} more characters', text.length - longestRaw)}`
      : text;
  return { kind: 'raw', heading, text: shown, isOpen };
}

export function table(
  heading: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  note?: string,
): Section {
  return { kind: 'table', heading, columns, rows, note };
}

export function isWorthShowing(section: Section): boolean {
  switch (section.kind) {
    case 'texts':
      return section.texts.length > 0;
    case 'steps':
      return section.steps.length > 0;
    case 'facts':
      return section.facts.length > 0;
    case 'table':
      return section.rows.length > 0;
    case 'charts':
      return section.charts.length > 0;
    case 'raw':
      return section.text.trim() !== '';
  }
}

export function code(name: string, value: string | number | undefined): Fact | undefined {
  if (value === undefined || value === '') return undefined;
  return { name, value: word(value) };
}

export function word(value: string | number): FactValue {
  return { kind: 'code', text: shortened(String(value)) };
}

export function plain(name: string, text: string): Fact {
  return { name, value: { kind: 'text', text: shortened(text) } };
}

/** Milliseconds since 1970. */
export function time(name: string, at: number | undefined): Fact | undefined {
  const value = timeValue(at);
  return value && { name, value };
}

/** Milliseconds since 1970; `undefined` for what is no date. */
export function timeValue(at: number | undefined): FactValue | undefined {
  const date = new Date(at ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : { kind: 'time', iso: date.toISOString() };
}

export function withButton(fact: Fact | undefined, button: Button): Fact | undefined {
  return fact && { ...fact, button };
}

export function shortened(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)} …` : text;
}

/** JSON for reading; the answer as it came when it is too deep or is none. */
export function indented(json: string): string {
  if (json.includes('\n')) return json;
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    return json;
  }
}
