/** What the page shows of two jobs side by side. Pure. */
import * as l10n from '@vscode/l10n';
import type { Curve, Point } from '../../api/curves.ts';
import { isTerminal, type FineTuningJob } from '../../api/job.ts';
import type { Cell, Chart, PanelView, Section, Status } from '../../../webview/messages.ts';
import { chartsOf } from './charts.ts';
import { timesOf } from './progress.ts';
import { isWorthShowing, shortened, table, time, word } from './sections.ts';
import { statusOf } from './status.ts';

export interface ComparedJob {
  /** Of the file, or what else people know the job by. */
  readonly name: string;
  /** `undefined` when it could not be read, and nothing is known from before. */
  readonly job: FineTuningJob | undefined;
  readonly curves: readonly Curve[];
  /** Why it is not as up to date as it could be. */
  readonly problem: string | undefined;
}

export type Compared = readonly [ComparedJob, ComparedJob];

/** As many as can be told apart by colour and pattern. */
const mostCurves = 8;

/** `readAt`: when both were last read, in milliseconds since 1970. */
export function comparisonView(
  jobs: Compared,
  language: string,
  announcement: string,
  readAt: number | undefined,
): PanelView {
  const [one, other] = jobs;
  const goesOn = jobs.some(({ job }) => job && !isTerminal(job.status));
  return {
    language,
    announcement,
    heading: l10n.t('{0} and {1}', shortened(one.name), shortened(other.name)),
    status: statusIn(one, l10n.t('1 is {0}.', shortened(one.name))),
    otherStatus: statusIn(other, l10n.t('2 is {0}.', shortened(other.name))),
    notices: jobs.flatMap(({ problem }) =>
      problem === undefined ? [] : [{ text: shortened(problem), facts: [] }],
    ),
    progress: undefined,
    figures: [goesOn ? time(l10n.t('Last read'), readAt) : undefined].filter(
      (fact) => fact !== undefined,
    ),
    buttons: [{ action: 'refresh', label: l10n.t('Refresh') }],
    sections: [curvesSection(jobs, language), factTable(jobs), figureTable(jobs)].filter(
      isWorthShowing,
    ),
  };
}

function statusIn({ job }: ComparedJob, explanation: string): Status {
  if (!job) return { tone: 'neutral', text: l10n.t('not read'), explanation };
  return { ...statusOf(job.status), explanation };
}

function curvesSection(jobs: Compared, language: string): Section {
  const pictures = jobs.map(({ curves }) => chartsOf(curves, language).charts);
  const titles = new Set(pictures.flat().map(({ title }) => title));
  return {
    kind: 'charts',
    heading: l10n.t('Training'),
    notes: [],
    charts: [...titles].map((title) =>
      merged(
        title,
        pictures.map((charts) => charts.find((chart) => chart.title === title)),
      ),
    ),
  };
}

/** One picture with the curves of both jobs, a curve of the one beside the same curve of the other. */
function merged(title: string, charts: readonly (Chart | undefined)[]): Chart {
  const curves = charts
    .flatMap((chart, job) =>
      (chart?.curves ?? []).map((name, place) => ({ label: `${job + 1}: ${name}`, job, place })),
    )
    .sort((one, other) => one.place - other.place || one.job - other.job)
    .slice(0, mostCurves);
  const byStep = charts.map(
    (chart) => new Map((chart?.rows ?? []).map(({ step, values }) => [step, values])),
  );
  const steps = new Set(byStep.flatMap((rows) => [...rows.keys()]));
  const known = charts.find((chart) => chart !== undefined);
  return {
    title,
    summary: charts.map((chart, job) => (chart ? `${job + 1}: ${chart.summary}` : '')).join(' '),
    stepName: known?.stepName ?? '',
    tableName: known?.tableName ?? '',
    curves: curves.map(({ label }) => label),
    rows: [...steps]
      .sort((one, other) => one - other)
      .map((step) => ({
        step,
        values: curves.map(({ job, place }) => byStep[job]?.get(step)?.[place] ?? null),
      })),
  };
}

function factTable(jobs: Compared): Section {
  const sides = jobs.map(({ job }) => factsOf(job));
  const names = new Set(sides.flatMap((facts) => [...facts.keys()]));
  const rows = [...names].map((name) => {
    const [one, other] = sides.map((facts) => facts.get(name));
    const isSame = one?.says === other?.says;
    return [text(name), one?.cell, other?.cell, text(isSame ? '' : l10n.t('differs'))];
  });
  return table(l10n.t('The jobs'), [l10n.t('Field'), '1', '2', l10n.t('Difference')], rows);
}

/** What stands in the table, and by what it is compared. */
interface Told {
  readonly cell: Cell;
  readonly says: string | number;
}

function factsOf(job: FineTuningJob | undefined): ReadonlyMap<string, Told> {
  if (!job) return new Map();
  const said = (value: string | number | undefined): Told | undefined =>
    value === undefined ? undefined : { cell: word(value), says: value };
  const all: readonly (readonly [string, Told | undefined])[] = [
    [l10n.t('Status'), said(job.status)],
    [l10n.t('Id'), said(job.id)],
    [l10n.t('Model'), said(job.model)],
    [l10n.t('Method'), said(job.method)],
    ...Object.entries(job.hyperparameters).map(([name, value]) => [name, said(value)] as const),
    [l10n.t('Training file'), said(job.trainingFile)],
    [l10n.t('Validation file'), said(job.validationFile)],
    [l10n.t('Suffix'), said(job.suffix)],
    [l10n.t('Seed'), said(job.seed)],
    [l10n.t('Took'), took(job)],
    [l10n.t('Trained tokens'), said(job.trainedTokens)],
    [l10n.t('Trained model'), said(job.fineTunedModel)],
  ];
  return new Map(
    all.flatMap(([name, told]) => (told === undefined ? [] : [[shortened(name), told] as const])),
  );
}

function took(job: FineTuningJob): Told | undefined {
  const { start, end } = timesOf(job, []);
  if (start === undefined || end === undefined) return undefined;
  const iso = (time: number) => new Date(time).toISOString();
  return { cell: { kind: 'duration', from: iso(start), to: iso(end) }, says: end - start };
}

/** Each curve by its last values, which is what two jobs are chosen by. */
function figureTable(jobs: Compared): Section {
  const points = jobs.map(
    ({ curves }) => new Map(curves.map(({ name, points }) => [name, points])),
  );
  const names = new Set(points.flatMap((byName) => [...byName.keys()]));
  const rows = [...names].flatMap((name) =>
    figuresOf(name, points[0]?.get(name) ?? [], points[1]?.get(name) ?? []),
  );
  const columns = [l10n.t('Figure'), l10n.t('Step'), '1', '2', l10n.t('Difference')];
  return table(l10n.t('Figures'), columns, rows);
}

/** At the last step that both have; then their last values, where those are of other steps. */
function figuresOf(
  name: string,
  one: readonly Point[],
  other: readonly Point[],
): readonly (readonly Cell[])[] {
  const others = new Map(other.map(({ step, value }) => [step, value]));
  const shared = one.findLast(({ step }) => others.has(step));
  const [last, otherLast] = [one.at(-1), other.at(-1)];
  const rows: (readonly Cell[])[] = [];
  if (shared) {
    const value = others.get(shared.step) ?? 0;
    const cells = [shared.step, shared.value, value, value - shared.value];
    rows.push([code(name), ...cells.map(number)]);
  }
  if (!last || !otherLast) {
    const only = last ?? otherLast;
    rows.push([
      code(name),
      number(only?.step),
      number(last?.value),
      number(otherLast?.value),
      undefined,
    ]);
  } else if (last.step !== otherLast.step) {
    const steps = text(l10n.t('1: {0}, 2: {1}', last.step, otherLast.step));
    const differs = text(l10n.t('other steps'));
    rows.push([code(name), steps, number(last.value), number(otherLast.value), differs]);
  }
  return rows;
}

function text(value: string): Cell {
  return value === '' ? undefined : { kind: 'text', text: value };
}

function code(value: string): Cell {
  return { kind: 'code', text: value };
}

function number(value: number | undefined): Cell {
  return value === undefined ? undefined : { kind: 'number', number: value };
}
