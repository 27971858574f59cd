/** Hover inside strings: what a part of a reference stands for, what a name or function of a formula is. */
import * as l10n from '@vscode/l10n';
import { functions, signatureOf } from '../languages/formula/functions.ts';
import { nodeAt } from '../languages/formula/tree.ts';
import { describeInterval } from '../languages/formula/words.ts';
import { describePath } from '../languages/template/describe.ts';
import { referenceAt } from '../languages/template/queries.ts';
import { describeAnswer } from './describeAnswer.ts';
import { describeMember } from './describeGrader.ts';
import {
  formulaOf,
  mapOf,
  templateOf,
  toSource,
  type EmbeddedPlace,
  type Range,
} from './embedded.ts';
import { rewardRange } from './formulaRange.ts';
import { multiOfFormula } from './graders.ts';
import type { Hover } from './hover.ts';
import type { Job } from './job.ts';
import { documentationOf } from './sampleKeys.ts';

/** What can be said at a place in a template or formula. */
export function hoverInString(job: Job, place: EmbeddedPlace): Hover | undefined {
  const found =
    place.language === 'template'
      ? inTemplate(job, place)
      : place.language === 'formula'
        ? inFormula(job, place)
        : undefined;
  return found && { ...toSource(mapOf(job, place.node), found.range), markdown: found.markdown };
}

interface Found {
  readonly range: Range;
  readonly markdown: string;
}

function inTemplate(job: Job, { node, offset }: EmbeddedPlace): Found | undefined {
  const at = referenceAt(templateOf(job, node), offset);
  const namespace = at?.reference.namespace;
  if (!at?.part || !namespace) return undefined;
  if (at.part.kind === 'namespace') {
    const description = describePath(namespace, []);
    return description.kind === 'field'
      ? { range: namespace, markdown: documentationOf(description.field) }
      : undefined;
  }
  const segments = at.reference.segments.slice(0, at.part.index + 1);
  const range = segments.at(-1)!;
  const description = describePath(namespace, segments);
  if (description.kind === 'field') return { range, markdown: documentationOf(description.field) };
  if (description.kind !== 'open') return undefined;
  if (namespace.name === 'item')
    return { range, markdown: l10n.t('A key of the data row, or a part of its value.') };
  const markdown = describeAnswer(job, segments.slice(1));
  return markdown === undefined ? undefined : { range, markdown };
}

function inFormula(job: Job, { node, offset }: EmbeddedPlace): Found | undefined {
  const formula = formulaOf(job, node);
  const at = nodeAt(formula, offset);
  const multi = multiOfFormula(job, node);
  if (!at || !multi) return undefined;
  if (at.kind === 'call' && offset <= at.nameEnd) {
    const called = functions.get(at.name);
    const range = { start: at.start, end: at.nameEnd };
    return called && { range, markdown: `\`${signatureOf(called)}\`\n\n${called.description}` };
  }
  if (at.kind === 'name') {
    const member = multi.members.find(({ key }) => key === at.name);
    if (!member) return undefined;
    return { range: at, markdown: describeMember(job, multi, member) };
  }
  const reward = rewardRange(job, multi);
  if (!reward?.ok) return undefined;
  return {
    range: { start: 0, end: formula.text.length },
    markdown: l10n.t('The reward is {0}.', describeInterval(reward)),
  };
}
