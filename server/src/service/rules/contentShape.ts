/** An image or a sound of a message as other APIs write it: an address inside an object, data without one. */
import * as l10n from '@vscode/l10n';
import { insertMembers } from '../insertProperties.ts';
import type { Job } from '../job.ts';
import {
  childrenOf,
  endOf,
  keyOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  propertyOf,
  sourceOf,
  startOf,
} from '../json/tree.ts';
import { removeProperty } from '../removeProperty.ts';
import { atValue } from './places.ts';
import type { Finding, Fix, Rule, TextChange } from './rule.ts';

export const contentShape: Rule = {
  code: 'content-shape',
  severity: 'error',
  of: 'object',
  shapes: ['inputImage', 'inputAudio'],
  check: (job, node, { name }) =>
    name === 'inputImage' ? imageFindings(job, node) : audioFindings(job, node),
};

/** `"image_url": { "url": …, "detail": … }`, as in Chat Completions. */
function imageFindings(job: Job, node: number): readonly Finding[] {
  const { tree } = job;
  const value = memberOf(tree, node, 'image_url');
  if (value === none || memberOf(tree, value, 'url') === none) return [];
  const message = l10n.t('"image_url" is the address itself. Take it out of the braces.');
  return [
    { ...atValue(job, value, message), explains: value, fixes: () => imageFixes(job, node, value) },
  ];
}

function imageFixes(job: Job, node: number, value: number): readonly Fix[] {
  const { tree } = job;
  const others = childrenOf(tree, value).filter((own) => keyOf(tree, own) !== 'url');
  const isMovable = others.every(
    (own) => keyOf(tree, own) === 'detail' && propertyOf(tree, node, 'detail') === none,
  );
  if (!isMovable || others.length > 1) return [];
  const url = sourceOf(tree, memberOf(tree, value, 'url'));
  const edits = [{ start: startOf(tree, value), end: endOf(tree, value), text: url }];
  if (others.length > 0) edits.push(insertMembers(job, node, [sourceOf(tree, others[0]!)]));
  return [{ title: l10n.t('Take the address out'), edits }];
}

/** `"input_audio": "…"`, the data without its object; the format may stand beside. */
function audioFindings(job: Job, node: number): readonly Finding[] {
  const { tree } = job;
  const value = memberOf(tree, node, 'input_audio');
  if (value === none || kindOf(tree, value) !== NodeKind.string) return [];
  const format = propertyOf(tree, node, 'format');
  const message = l10n.t(
    '"input_audio" is an object with the data and their format: { "data": …, "format": "mp3" }.',
  );
  return [
    {
      ...atValue(job, value, message),
      explains: node,
      fixes: () => audioFixes(job, value, format),
    },
  ];
}

/** Without a format beside it, nothing here tells which it is. */
function audioFixes(job: Job, value: number, format: number): readonly Fix[] {
  const { tree } = job;
  const edit = (member: string): TextChange => ({
    start: startOf(tree, value),
    end: endOf(tree, value),
    text: `{ "data": ${sourceOf(tree, value)}, ${member} }`,
  });
  if (format === none)
    return ['mp3', 'wav'].map((name) => ({
      title: l10n.t('Put the data into an object, as {0}', name),
      edits: [edit(`"format": "${name}"`)],
    }));
  const title = l10n.t('Put the data into an object');
  return [{ title, edits: [edit(sourceOf(tree, format)), removeProperty(job, format)] }];
}
