/** For tests: what a person finds in a view. */
import type { Fact, PanelView, Section } from '../../client/webview/messages.ts';

export function section(view: PanelView, heading: string): Section | undefined {
  return view.sections.find((one) => one.heading === heading);
}

/** The value of the fact of this name, wherever it stands: its text, number or time. */
export function fact(view: PanelView, name: string): string | undefined {
  const inSections = view.sections.flatMap((one) => (one.kind === 'facts' ? one.facts : []));
  const inNotices = view.notices.flatMap(({ facts }) => facts);
  return textOf([...inSections, ...view.figures, ...inNotices].find((one) => one.name === name));
}

/** A table's lines, cells divided by bars, buttons by their labels. */
export function lines(view: PanelView, heading: string): readonly string[] {
  const table = section(view, heading);
  if (table?.kind !== 'table') return [];
  return table.rows.map((cells) =>
    cells
      .map((cell) => {
        if (!cell) return '';
        if (cell.kind === 'buttons') return cell.buttons.map(({ label }) => `[${label}]`).join(' ');
        return textOf({ name: '', value: cell });
      })
      .join(' | '),
  );
}

function textOf(found: Fact | undefined): string | undefined {
  if (!found) return undefined;
  const { value } = found;
  switch (value.kind) {
    case 'text':
    case 'code':
    case 'level':
      return value.text;
    case 'number':
      return String(value.number);
    case 'time':
      return value.iso;
    case 'duration':
      return `${value.from} – ${value.to ?? 'now'}`;
    case 'countdown':
      return `until ${value.to}`;
  }
}
