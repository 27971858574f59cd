/** What a job has made so far, as tables: checkpoints, result files, events. */
import * as l10n from '@vscode/l10n';
import type { JobCheckpoint, JobEvent } from '../../api/jobs.ts';
import { readMetrics } from '../../api/metrics.ts';
import type { Section } from '../../../webview/messages.ts';
import type { ResultFile } from './knowledge.ts';
import { shortened, table, timeValue, word } from './sections.ts';

const mostMetrics = 4;
const shownEvents = 200;

export function checkpointTable(checkpoints: readonly JobCheckpoint[]): Section {
  const metrics = checkpoints.map((one) => readMetrics(one.metrics, one.step)?.values ?? {});
  const names = [...new Set(metrics.flatMap(Object.keys))].slice(0, mostMetrics);
  return table(
    l10n.t('Checkpoints'),
    // The figures are what a checkpoint is chosen by; ids are long.
    [l10n.t('Step'), ...names, l10n.t('Model'), ''],
    checkpoints.map(({ id, model, step }, row) => [
      step === undefined ? undefined : { kind: 'number', number: step },
      ...names.map((name) => {
        const number = metrics[row]?.[name];
        return number === undefined ? undefined : ({ kind: 'number', number } as const);
      }),
      word(model ?? id),
      {
        kind: 'buttons',
        buttons: [
          {
            action: 'copyCheckpoint',
            target: id,
            label: l10n.t('Copy Id'),
            description: l10n.t('Copy Id of step {0}', step ?? '?'),
          },
        ],
      },
    ]),
  );
}

export function resultTable(files: readonly ResultFile[], language: string): Section {
  return table(
    l10n.t('Result files'),
    [l10n.t('Name'), l10n.t('Id'), l10n.t('Size'), ''],
    files.map(({ id, fileName, bytes }) => {
      const name = shortened(fileName ?? id);
      return [
        { kind: 'text', text: name },
        word(id),
        bytes === undefined ? undefined : { kind: 'text', text: sizeOf(bytes, language) },
        {
          kind: 'buttons',
          buttons: [
            {
              action: 'openFile',
              target: id,
              label: l10n.t('Open'),
              description: l10n.t('Open {0}', name),
            },
            {
              action: 'saveFile',
              target: id,
              label: l10n.t('Save As …'),
              description: l10n.t('Save As … {0}', name),
            },
          ],
        },
      ];
    }),
  );
}

/** `hasOlder`: the service has events before these. */
export function eventTable(events: readonly JobEvent[], hasOlder: boolean): Section {
  const isPart = hasOlder || events.length > shownEvents;
  return table(
    l10n.t('Events'),
    [l10n.t('Time'), l10n.t('Level'), l10n.t('Message')],
    events
      .slice(0, shownEvents)
      .map(({ createdAt, level, message }) => [
        createdAt === undefined ? undefined : timeValue(createdAt * 1000),
        { kind: 'level', text: shortened(level) },
        { kind: 'text', text: shortened(message) },
      ]),
    isPart ? l10n.t('The newest {0} events.', Math.min(shownEvents, events.length)) : undefined,
  );
}

/** `12.3 kB`. */
export function sizeOf(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** power);
}
