/** Whether a job's `training_file` or `validation_file` names a file of this machine that a service takes. */
import * as l10n from '@vscode/l10n';

/** A file id has neither a slash nor an ending; an address has a scheme, a drive (`C:\…`) only one letter of it. */
export function isLocalPath(text: string): boolean {
  return !/^[a-z][a-z0-9+.-]+:/i.test(text) && /[/\\]|\.jsonl?$/i.test(text);
}

/** More takes the services' Uploads API (DOMAIN.md 7). */
const mostBytes = 512 * 2 ** 20;

/** Why the file is not uploaded, in words that say what to do; `undefined` for one that can be. */
export function uploadProblem(path: string, bytes: number): string | undefined {
  // The services take nothing else; and a job from elsewhere must not name a key or a password file.
  if (!/\.jsonl$/i.test(path))
    return l10n.t('{0} is not uploaded: training data is a file whose name ends in .jsonl.', path);
  if (bytes === 0) return l10n.t('{0} is empty. Write the examples into it, then upload it.', path);
  if (bytes > mostBytes)
    return l10n.t(
      '{0} has more than 512 MB, which the services do not take in one piece. Make it smaller, or upload it in their portal.',
      path,
    );
  return undefined;
}
