/** The curves of a training as charts: what belongs together in one picture, the most telling picture first. */
import * as l10n from '@vscode/l10n';
import { thinned, type Curve, type Point } from '../../api/curves.ts';
import type { Chart, ChartRow } from '../../../webview/messages.ts';

export interface Charts {
  readonly charts: readonly Chart[];
  /** What is left out, and why. */
  readonly notes: readonly string[];
}

const mostCharts = 12;
/** As many as can be told apart by colour and pattern. */
const mostCurves = 8;

/** Pictures in their order, by a word in a figure's name; the first word that fits decides. */
const subjects = [
  { word: 'error', title: () => l10n.t('Grading errors'), place: 3 },
  // Rewards that the grader gave no answer for.
  { word: 'unresponsive', title: () => l10n.t('Grading errors'), place: 3 },
  { word: 'reward', title: () => l10n.t('Reward'), place: 0 },
  { word: 'loss', title: () => l10n.t('Loss'), place: 1 },
  { word: 'accuracy', title: () => l10n.t('Accuracy'), place: 2 },
  { word: 'tokens', title: () => l10n.t('Tokens'), place: 4 },
] as const;

const errorPlace = 3;

export function chartsOf(curves: readonly Curve[], language: string): Charts {
  const pictures = new Map<string, { place: number; curves: Curve[] }>();
  for (const curve of curves) {
    const { title, place } = subjectOf(curve.name);
    const picture = pictures.get(title);
    if (picture) picture.curves.push(curve);
    else pictures.set(title, { place, curves: [curve] });
  }
  const notes: string[] = [];
  const errors = [...pictures.values()].filter(isOfErrors);
  // It stands under all pictures: what fails may be told in one only, in all or by grader.
  if (errors.length > 0 && errors.every((picture) => withoutZeros(picture.curves).length === 0))
    notes.push(l10n.t('No grading has failed so far.'));
  const charts = [...pictures]
    .sort(([, one], [, other]) => one.place - other.place)
    .flatMap(([title, picture]) => {
      const shown = isOfErrors(picture) ? withoutZeros(picture.curves) : picture.curves;
      if (shown.length > mostCurves)
        notes.push(
          l10n.t('{0}: the first {1} of {2} curves are shown.', title, mostCurves, shown.length),
        );
      return shown.length === 0
        ? []
        : [chartOf(title, sorted(shown).slice(0, mostCurves).map(thinned), language)];
    });
  return { charts: charts.slice(0, mostCharts), notes };
}

function subjectOf(name: string): { readonly title: string; readonly place: number } {
  const subject = subjects.find(({ word }) => name.includes(word));
  if (subject && name.includes(': '))
    // What a grader of several has given is beside the sum of them all.
    return { title: l10n.t('{0} by grader', subject.title()), place: subject.place + 0.5 };
  if (subject) return { title: subject.title(), place: subject.place };
  return { title: name.replace(/^(?:full_valid|train|valid)_/, ''), place: subjects.length };
}

function isOfErrors({ place }: { readonly place: number }): boolean {
  return Math.floor(place) === errorPlace;
}

/** Most kinds of errors never happen. */
function withoutZeros(curves: readonly Curve[]): readonly Curve[] {
  return curves.filter(({ points }) => points.some(({ value }) => value !== 0));
}

/** Training first, then validation: so each has its own colour in all pictures. */
function sorted(curves: readonly Curve[]): readonly Curve[] {
  const rank = ({ name }: Curve) =>
    name.includes('full_valid') ? 2 : name.includes('valid') ? 1 : 0;
  return [...curves].sort((one, other) => rank(one) - rank(other));
}

function chartOf(title: string, curves: readonly Curve[], language: string): Chart {
  return {
    title,
    summary: curves.map((curve) => inWords(curve, language)).join(' '),
    stepName: l10n.t('Step'),
    tableName: l10n.t('{0} as a table', title),
    curves: curves.map(({ name }) => name),
    rows: rowsOf(curves),
  };
}

function rowsOf(curves: readonly Curve[]): readonly ChartRow[] {
  const byStep = curves.map(
    ({ points }) => new Map(points.map(({ step, value }) => [step, value])),
  );
  const steps = new Set(curves.flatMap(({ points }) => points.map(({ step }) => step)));
  return [...steps]
    .sort((one, other) => one - other)
    .map((step) => ({ step, values: byStep.map((values) => values.get(step) ?? null) }));
}

function inWords({ name, points }: Curve, language: string): string {
  const format = new Intl.NumberFormat(language, { maximumSignificantDigits: 4 });
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  if (first === last)
    return l10n.t('{0}: {1} at step {2}.', name, format.format(first.value), first.step);
  const least = points.reduce((low: Point, point) => (point.value < low.value ? point : low));
  const most = points.reduce((high: Point, point) => (point.value > high.value ? point : high));
  return l10n.t(
    '{0}: {1} at step {2}, {3} at step {4}; lowest {5}, highest {6}.',
    name,
    format.format(first.value),
    first.step,
    format.format(last.value),
    last.step,
    format.format(least.value),
    format.format(most.value),
  );
}
