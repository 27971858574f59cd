/** What a person wants of the rules: their severities, and places where a finding is known and accepted. */
import type { CodedFinding } from './findings.ts';
import type { Job } from './job.ts';
import { nodeAt, pointerOf } from './json/tree.ts';
import type { Severity } from './rules/rule.ts';

export interface Preferences {
  /** By rule code; `off` silences the rule. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  readonly suppressions: readonly Suppression[];
}

export interface Suppression {
  /** The end of the file's path, with `/`; every file where it is left out. */
  readonly file?: string;
  readonly rule: string;
  /** JSON pointer of the value or property; everything below it is meant too, and the whole file by the empty one. */
  readonly pointer: string;
}

const severities: ReadonlySet<unknown> = new Set([
  'error',
  'warning',
  'information',
  'hint',
  'off',
]);

/** Reads the settings as they come from an editor: whatever does not fit is left out. */
export function readPreferences(rules: unknown, suppressions: unknown): Preferences {
  return {
    severities: new Map(
      Object.entries(isRecord(rules) ? rules : {}).filter(
        (entry): entry is [string, Severity | 'off'] => severities.has(entry[1]),
      ),
    ),
    suppressions: Array.isArray(suppressions) ? suppressions.filter(isSuppression) : [],
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSuppression(value: unknown): value is Suppression {
  if (!isRecord(value)) return false;
  const { file, rule, pointer } = value;
  return (
    typeof rule === 'string' &&
    typeof pointer === 'string' &&
    (file === undefined || typeof file === 'string')
  );
}

/** The findings as the preferences want them. `path` is the document's, with `/`. */
export function applyPreferences(
  job: Job,
  findings: readonly CodedFinding[],
  { severities: wanted, suppressions }: Preferences,
  path: string,
): readonly CodedFinding[] {
  const here = suppressions.filter(({ file }) => file === undefined || isPath(path, file));
  return findings.flatMap((finding) => {
    const severity = wanted.get(finding.code) ?? finding.severity;
    if (severity === 'off' || isSuppressed(job, finding, here)) return [];
    return [severity === finding.severity ? finding : { ...finding, severity }];
  });
}

function isPath(path: string, file: string): boolean {
  return path === file || path.endsWith(`/${file}`);
}

function isSuppressed(
  job: Job,
  finding: CodedFinding,
  suppressions: readonly Suppression[],
): boolean {
  const same = suppressions.filter(({ rule }) => rule === finding.code);
  if (same.length === 0) return false;
  const place = pointerAt(job, finding);
  return same.some(({ pointer }) => place === pointer || place.startsWith(`${pointer}/`));
}

/** The JSON pointer by which a finding can be suppressed. */
export function pointerAt({ tree }: Job, { start }: CodedFinding): string {
  return tree.size === 0 ? '' : pointerOf(tree, nodeAt(tree, start));
}
