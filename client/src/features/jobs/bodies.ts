/** The body of a job: as it was sent where the history has it, else rebuilt from what the service tells. */
import * as vscode from 'vscode';
import { Problem } from '../../infrastructure/errors.ts';
import type { JobsHost } from './host.ts';
import { jobFileOf } from './jobFile.ts';
import { readWhole, requireJob, type Target } from './target.ts';

export interface Body {
  readonly text: string;
  readonly isRebuilt: boolean;
}

export async function bodyOf(target: Target, host: JobsHost): Promise<Body> {
  if (target.submission) return { text: target.submission.body, isRebuilt: false };
  const { text } = await readWhole(requireJob(target), host);
  const rebuilt = jobFileOf(JSON.parse(text));
  if (rebuilt === undefined)
    throw new Problem(vscode.l10n.t('The job of {0} cannot be written as a file.', target.title));
  return { text: rebuilt, isRebuilt: true };
}

/** JSON in one form for all: indented, names in order. What is no JSON, or nested too deep, stays as it is. */
export function comparable(text: string): string {
  try {
    return `${JSON.stringify(JSON.parse(text), inOrder, 2)}\n`;
  } catch {
    return text;
  }
}

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries);
}
