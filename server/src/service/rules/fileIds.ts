/** Values of `training_file` and `validation_file` that are no id of an uploaded file. Forms of ids: DOMAIN.md 6.3. */
import * as l10n from '@vscode/l10n';
import type { Job } from '../job.ts';
import { kindOf, NodeKind, stringOf } from '../json/tree.ts';
import type { Shape } from '../schema/shape.ts';
import { changeTo } from './fixes.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

/**
 * What a text in the place of a file id is; `stand-in`: it cannot be an id, `misspelt`: its prefix is missing or written
 * otherwise, `unlikely`: it looks like none.
 */
export type FileIdKind =
  'id' | 'empty' | 'path' | 'url' | 'job' | 'misspelt' | 'stand-in' | 'unlikely';

/** What the documents and our own new job files write where an id is to come. */
const standIn = /^file-(?:abc\d*|training|validation)$|(?:^|[-_ ])(?:your|todo|xxx+)(?:$|[-_ ])/i;

/** Only of the lengths that ids have, and with a digit in it: a word is none. */
const miswritten = /^file[-_ ](?=[A-Za-z]*\d)([A-Za-z0-9]{22}|[A-Za-z0-9]{24}|[0-9a-f]{32})$/i;

/** Nothing sets it off, so it must look like no name that somebody gave: `trainingdatasetversion12`. */
const bare =
  /^(?:[Ff]ile|FILE)?((?=.*\d)(?=.*[a-z])(?=.*[A-Z])(?:[A-Za-z0-9]{22}|[A-Za-z0-9]{24})|[0-9a-fA-F]{32})$/;

function withoutPrefix(text: string): string | undefined {
  return (miswritten.exec(text) ?? bare.exec(text))?.[1];
}

export function fileIdKind(text: string): FileIdKind {
  if (text.trim() === '') return 'empty';
  if (/[<>{}]|\$[A-Z]/.test(text)) return 'stand-in';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return 'url';
  if (/[/\\]|\.(?:jsonl?|csv|txt)$/i.test(text)) return 'path';
  if (standIn.test(text)) return 'stand-in';
  if (/^file-[A-Za-z0-9]{20,}$/.test(text)) return 'id';
  if (/^ftjob-/i.test(text)) return 'job';
  return withoutPrefix(text) === undefined ? 'unlikely' : 'misspelt';
}

/** The service answers these with "invalid training_file". The id is known only after the upload. */
export const fileId: Rule = {
  code: 'file-id',
  severity: 'error',
  of: 'value',
  concerns: isFileId,
  check: (job, node, _shape, { provider }) => {
    const text = textAt(job, node);
    if (text === undefined) return undefined;
    const form = l10n.t('its id looks like {0}', '"file-U8JZpDE0iGXlD6gNCFbaEPFj"');
    switch (fileIdKind(text)) {
      case 'empty':
        return atValue(job, node, l10n.t('The id of an uploaded file is missing here: {0}.', form));
      case 'path':
        return atValue(
          job,
          node,
          l10n.t(
            'This is the path of a file. Upload the file first (in VS Code by Upload File) and write its id here: {0}.',
            form,
          ),
        );
      case 'url':
        return atValue(
          job,
          node,
          l10n.t('This is an address. Upload the file first and write its id here: {0}.', form),
        );
      case 'job':
        return {
          ...atValue(
            job,
            node,
            l10n.t('This is the id of a job. Write the id of an uploaded file here: {0}.', form),
          ),
          severity: 'warning',
        };
      case 'misspelt': {
        const id = JSON.stringify(`file-${withoutPrefix(text)!}`);
        return {
          ...atValue(
            job,
            node,
            l10n.t('The id of an uploaded file begins with {0}. Write {1}.', '"file-"', id),
          ),
          // Another service may have ids of its own.
          severity: provider === undefined ? 'information' : 'warning',
          fixes: () => [changeTo(job, node, id)],
        };
      }
      default:
        return undefined;
    }
  },
};

/** Not yet an id. No fix: nobody but the author knows which file is meant. */
export const placeholderFileId: Rule = {
  code: 'placeholder-file-id',
  severity: 'hint',
  of: 'value',
  concerns: isFileId,
  check: (job, node) => {
    const text = textAt(job, node);
    if (text === undefined) return undefined;
    switch (fileIdKind(text)) {
      case 'stand-in':
        return {
          ...atValue(job, node, l10n.t('Replace this by the id of an uploaded file.')),
          severity: 'information',
        };
      case 'unlikely':
        return atValue(
          job,
          node,
          l10n.t(
            'This does not look like the id of an uploaded file: {0} and 22 or more letters and digits.',
            '"file-"',
          ),
        );
      default:
        return undefined;
    }
  },
};

export function isFileId({ name }: Shape): boolean {
  return name === 'training_file' || name === 'validation_file';
}

function textAt({ tree }: Job, node: number): string | undefined {
  return kindOf(tree, node) === NodeKind.string ? stringOf(tree, node) : undefined;
}
