/** The sections of the page, each as one element. */
import { chartOf } from './chart.ts';
import { element } from './elements.ts';
import type { Cell, Section } from './messages.ts';
import { buttonOf, factsOf, valueOf, type Press } from './values.ts';

/** `id` is the section's own, and begins the ids of all in it. */
export function sectionOf(
  section: Section,
  id: string,
  language: string,
  press: Press,
): HTMLElement {
  if (section.kind === 'raw') {
    const details = element('details', { id, open: section.isOpen });
    const text = element('pre', { id: `${id}-text`, textContent: section.text, tabIndex: 0 });
    // Named by its heading, since it can be reached by keyboard to scroll it.
    text.role = 'region';
    text.ariaLabel = section.heading;
    details.append(element('summary', { id: `${id}-summary`, textContent: section.heading }), text);
    return details;
  }
  const heading = element('h2', { textContent: section.heading });
  return element('section', {}, heading, ...contentOf(section, id, language, press));
}

function contentOf(
  section: Exclude<Section, { kind: 'raw' }>,
  id: string,
  language: string,
  press: Press,
): readonly HTMLElement[] {
  switch (section.kind) {
    case 'texts':
      return section.texts.map((textContent) => element('p', { className: 'quote', textContent }));
    case 'steps':
      return [
        element('ul', {}, ...section.steps.map((textContent) => element('li', { textContent }))),
      ];
    case 'facts':
      return [element('dl', {}, ...factsOf(section.facts, language, press))];
    case 'table':
      return tableOf(section, id, language, press);
    case 'charts':
      return [
        element(
          'div',
          { className: 'charts' },
          ...section.charts.map((chart) =>
            chartOf(chart, `${id}-${chart.title}`.replaceAll(/\s/g, '-'), language),
          ),
        ),
        ...section.notes.map((textContent) => element('p', { className: 'note', textContent })),
      ];
  }
}

function tableOf(
  { heading, columns, rows, note }: Extract<Section, { kind: 'table' }>,
  id: string,
  language: string,
  press: Press,
): readonly HTMLElement[] {
  const head = columns.map((textContent) =>
    textContent === ''
      ? element('td')
      : element('th', { scope: 'col', className: 'column' }, ...breakable(textContent)),
  );
  const body = rows.map((cells) =>
    element(
      'tr',
      {},
      ...cells.map((cell) =>
        element('td', { className: cell?.kind ?? '' }, ...cellOf(cell, language, press)),
      ),
    ),
  );
  const table = element('table', {});
  table.append(element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body));
  const scroller = element('div', { id: `${id}-rows`, className: 'scroller', tabIndex: 0 }, table);
  scroller.role = 'region';
  scroller.ariaLabel = heading;
  return [
    scroller,
    ...(note === undefined ? [] : [element('p', { className: 'note', textContent: note })]),
  ];
}

/** The names of figures are long; they may break behind an underscore. */
function breakable(text: string): readonly (Node | string)[] {
  return text
    .split(/(?<=_)/)
    .flatMap((part, index) => (index === 0 ? [part] : [element('wbr'), part]));
}

function cellOf(cell: Cell, language: string, press: Press): readonly Node[] {
  if (!cell) return [];
  return cell.kind === 'buttons'
    ? cell.buttons.map((button) => buttonOf(button, press))
    : [valueOf(cell, language)];
}
