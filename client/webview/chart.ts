/**
 * Curves as a drawing that can be read without seeing it: a slider over the steps, moved by arrow keys or the mouse,
 * says the figures of a step; a summary says them all in words; a table holds them.
 */
import { drawing, element } from './elements.ts';
import type { Chart } from './messages.ts';
import { lastValue } from './lastValue.ts';
import { scaleOf, stepScale, type Scale } from './scale.ts';
import { numberOf } from './values.ts';

const height = 190;
const margin = { left: 46, right: 10, top: 8, bottom: 22 };
/** Markers of more points than this would be a line of their own. */
const mostMarkers = 40;
const tableRows = 200;

/** The step that somebody has moved to, by the chart's id: a newer chart in its place stays there. */
const chosenSteps = new Map<string, number>();

export function chartOf(chart: Chart, id: string, language: string): HTMLElement {
  const { title, curves, rows, stepName } = chart;
  const titleId = `${id}-title`;
  const summaryId = `${id}-summary`;
  const step = element('span', { className: 'step' });
  const values = curves.map(() => element('span', { className: 'value' }));
  const plot = element('div', { id: `${id}-plot`, className: 'plot', tabIndex: 0, role: 'slider' });
  plot.setAttribute('aria-labelledby', titleId);
  plot.setAttribute('aria-describedby', summaryId);
  plot.ariaValueMin = String(rows[0]?.step ?? 0);
  plot.ariaValueMax = String(rows.at(-1)?.step ?? 0);
  const chosen = rows.findIndex(({ step }) => step === chosenSteps.get(id));
  let current = chosen === -1 ? rows.length - 1 : chosen;
  let moveCursor: (row: number) => void = () => undefined;

  const show = (row: number) => {
    current = Math.min(Math.max(row, 0), rows.length - 1);
    const shown = rows[current];
    if (!shown) return;
    const told = curves.map((_, curve) => {
      const last = lastValue(rows, current, curve);
      if (!last) return '–';
      const value = numberOf(last.value, language);
      return last.step === shown.step
        ? value
        : `${value} (${stepName} ${numberOf(last.step, language)})`;
    });
    step.textContent = `${stepName} ${numberOf(shown.step, language)}`;
    for (const [index, value] of values.entries()) value.textContent = told[index] ?? '';
    plot.ariaValueNow = String(shown.step);
    const figures = curves.map((name, index) => `${name} ${told[index] ?? ''}`).join(', ');
    plot.ariaValueText = `${step.textContent}: ${figures}`;
    moveCursor(current);
  };

  const choose = (row: number) => {
    show(row);
    const step = rows[current]?.step;
    if (step === undefined || current === rows.length - 1) chosenSteps.delete(id);
    else chosenSteps.set(id, step);
  };

  plot.addEventListener('keydown', (event) => {
    const page = Math.max(1, Math.round(rows.length / 10));
    const target = {
      ArrowLeft: current - 1,
      ArrowDown: current - 1,
      ArrowRight: current + 1,
      ArrowUp: current + 1,
      PageDown: current - page,
      PageUp: current + page,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    choose(target);
  });

  new ResizeObserver(() => {
    const width = plot.clientWidth;
    if (width === 0) return;
    const { picture, cursorTo, rowAt } = draw(chart, width, language);
    moveCursor = cursorTo;
    plot.replaceChildren(picture);
    picture.addEventListener('pointermove', ({ offsetX }) => choose(rowAt(offsetX)));
    show(current);
  }).observe(plot);
  show(current);

  return element(
    'figure',
    { className: 'chart' },
    element('figcaption', {}, element('h3', { id: titleId, textContent: title }), step),
    element(
      'ul',
      { className: 'legend' },
      ...curves.map((name, index) =>
        element(
          'li',
          { className: `curve-${index}` },
          swatch(index),
          element('code', { textContent: name }),
          values[index] ?? '',
        ),
      ),
    ),
    plot,
    element('p', { id: summaryId, className: 'unseen', textContent: chart.summary }),
    tableOf(chart, id, language),
  );
}

/** The line of the legend, drawn as in the picture. */
function swatch(index: number): SVGElement {
  return drawing(
    'svg',
    { width: 28, height: 12, 'aria-hidden': 'true' },
    drawing('path', { class: 'line', d: 'M1 6H27' }),
    marker(index, 14, 6),
  );
}

function draw({ curves, rows }: Chart, width: number, language: string) {
  const inner = {
    width: width - margin.left - margin.right,
    height: height - margin.top - margin.bottom,
  };
  const steps = stepScale(
    rows.map(({ step }) => step),
    Math.max(2, Math.floor(inner.width / 70)),
  );
  const scale = scaleOf(
    rows.flatMap(({ values }) => values.filter((value) => value !== null)),
    4,
  );
  const x = (step: number) => margin.left + steps.place(step) * inner.width;
  const y = (value: number) => margin.top + (1 - scale.place(value)) * inner.height;
  const cursor = drawing('path', { class: 'cursor', d: '' });
  const dots = curves.map((_, index) => drawing('g', { class: `curve-${index} dot` }));
  const picture = drawing(
    'svg',
    { width, height, 'aria-hidden': 'true' },
    ...grid(scale, steps, { x, y, width }, language),
    cursor,
    ...curves.map((_, index) => {
      const points = rows.flatMap(({ step, values }) => {
        const value = values[index];
        return value === null || value === undefined ? [] : [[x(step), y(value)] as const];
      });
      const markers = points.length > mostMarkers ? [] : points;
      return drawing(
        'g',
        { class: `curve-${index}` },
        drawing('path', {
          class: 'line',
          d: points.map(([left, top], at) => `${at === 0 ? 'M' : 'L'}${left} ${top}`).join(''),
        }),
        ...markers.map(([left, top]) => marker(index, left, top)),
      );
    }),
    ...dots,
  );
  return {
    picture,
    cursorTo: (row: number) => {
      const { step, values } = rows[row] ?? { step: 0, values: [] };
      cursor.setAttribute('d', `M${x(step)} ${margin.top}V${height - margin.bottom}`);
      for (const [index, dot] of dots.entries()) {
        const value = values[index];
        dot.replaceChildren(
          ...(value === null || value === undefined ? [] : [marker(index, x(step), y(value), 4.5)]),
        );
      }
    },
    /** The row that is nearest to a place. */
    rowAt: (left: number) => {
      const distances = rows.map(({ step }) => Math.abs(x(step) - left));
      return distances.indexOf(distances.reduce((one, other) => Math.min(one, other)));
    },
  };
}

function grid(
  scale: Scale,
  steps: Scale,
  { x, y, width }: { x: (step: number) => number; y: (value: number) => number; width: number },
  language: string,
): readonly SVGElement[] {
  const text = (place: Record<string, number | string>, value: number) => {
    const made = drawing('text', { class: 'tick', ...place });
    made.textContent = numberOf(value, language);
    return made;
  };
  return [
    ...scale.ticks.flatMap((value) => [
      drawing('path', { class: 'grid', d: `M${margin.left} ${y(value)}H${width - margin.right}` }),
      text({ x: margin.left - 6, y: y(value) + 3.5, 'text-anchor': 'end' }, value),
    ]),
    ...steps.ticks.map((step) =>
      text({ x: x(step), y: height - 6, 'text-anchor': 'middle' }, step),
    ),
  ];
}

/** Each curve has a shape of its own, so that colours are not needed to tell them apart. */
function marker(index: number, x: number, y: number, size = 3): SVGElement {
  const shapes = [
    () => drawing('circle', { cx: x, cy: y, r: size }),
    () => drawing('rect', { x: x - size, y: y - size, width: 2 * size, height: 2 * size }),
    () => drawing('path', { d: `M${x} ${y - size}L${x + size} ${y + size}H${x - size}Z` }),
    () =>
      drawing('path', {
        d: `M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}Z`,
      }),
  ];
  const shape = (shapes[index % shapes.length] ?? shapes[0])?.() ?? drawing('g');
  shape.setAttribute('class', 'marker');
  return shape;
}

/** Newest first; filled when it is opened. */
function tableOf(chart: Chart, id: string, language: string): HTMLElement {
  const box = element('details', { id: `${id}-table` });
  const scroller = element('div', { id: `${id}-rows`, className: 'scroller', tabIndex: 0 });
  scroller.role = 'region';
  scroller.ariaLabel = chart.tableName;
  box.append(
    element('summary', { id: `${id}-table-summary`, textContent: chart.tableName }),
    scroller,
  );
  box.addEventListener('toggle', () => {
    if (!box.open) return;
    const head = element('tr', {}, element('th', { scope: 'col', textContent: chart.stepName }));
    head.append(...chart.curves.map((textContent) => element('th', { scope: 'col', textContent })));
    const rows = chart.rows
      .slice(-tableRows)
      .toReversed()
      .map(({ step, values }) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row', textContent: numberOf(step, language) }),
          ...values.map((value) =>
            element('td', { textContent: value === null ? '' : numberOf(value, language) }),
          ),
        ),
      );
    const table = element('table', { className: 'numbers' });
    table.append(element('thead', {}, head), element('tbody', {}, ...rows));
    scroller.replaceChildren(table);
  });
  return box;
}
