/** Completion inside strings: what a template can refer to, what a formula can compute with. */
import * as l10n from '@vscode/l10n';
import { completionContext as formulaContext } from '../../languages/formula/queries.ts';
import { functions, signatureOf } from '../../languages/formula/functions.ts';
import { fieldsAfter } from '../../languages/template/describe.ts';
import { completionContext as templateContext } from '../../languages/template/queries.ts';
import { isReadable } from '../../languages/template/readable.ts';
import { namespaces } from '../../languages/template/sampleFields.ts';
import type { TemplateSegment } from '../../languages/template/tree.ts';
import { formulaOf, mapOf, templateOf, textOf, toSource, type EmbeddedPlace } from '../embedded.ts';
import { isWritable } from '../graderKeys.ts';
import { multiOfFormula, scoreRange } from '../graders.ts';
import type { Job } from '../job.ts';
import { encodeString } from '../json/string.ts';
import { keyOf, kindOf, NodeKind, parentOf, stringMember } from '../json/tree.ts';
import { usedItemKeys } from '../itemKeys.ts';
import type { PythonParsers } from '../python.ts';
import { answerFields } from '../responseSchema.ts';
import { documentationOf, sampleFieldsBehind } from '../sampleKeys.ts';
import { escapeForSnippet } from '../snippet.ts';
import { escapeMarkdown, plainLabel } from '../untrusted.ts';
import type { Completion } from './completion.ts';

interface Item {
  readonly label: string;
  readonly detail?: string | undefined;
  readonly documentation?: string | undefined;
  /** A snippet, whose text is the content of a JSON string. */
  readonly snippet: string;
  /** What a person types to find it, if not the label. */
  readonly word?: string;
  /** Behind it the next part of a reference can be chosen. */
  readonly next?: Completion['next'];
}

/** What fits at a place in a template or formula; nothing for Python, which has its own. */
export function embeddedCompletions(
  job: Job,
  place: EmbeddedPlace,
  python: PythonParsers | undefined,
): readonly Completion[] {
  switch (place.language) {
    case 'template':
      return templateCompletions(job, place, python);
    case 'formula':
      return formulaCompletions(job, place);
    case 'python':
      return [];
  }
}

function toCompletions(
  job: Job,
  { node }: EmbeddedPlace,
  range: { readonly start: number; readonly end: number },
  items: readonly Item[],
): readonly Completion[] {
  const { start, end } = toSource(mapOf(job, node), range);
  return items.map(({ label, detail, documentation, snippet, word, next }, index) => ({
    label,
    kind: 'value',
    detail,
    documentation,
    snippet,
    start,
    end,
    filterText: word ?? label,
    sortText: String(index).padStart(4, '0'),
    additional: undefined,
    next,
  }));
}

/** Text of a language as it stands in the JSON string, none of which is taken for a tab stop. */
function literally(text: string): string {
  return escapeForSnippet(encodeString(text));
}

function templateCompletions(
  job: Job,
  place: EmbeddedPlace,
  python: PythonParsers | undefined,
): readonly Completion[] {
  const text = textOf(job, place.node);
  const context = templateContext(templateOf(job, place.node), text, place.offset);
  switch (context.kind) {
    case 'nothing': {
      const { offset } = place;
      const typed = begun.exec(text.slice(Math.max(0, offset - maxBegun), offset))?.[0] ?? '';
      if (typed === '' && text !== '') return [];
      const closing = /^\}{0,2}/.exec(text.slice(offset, offset + 2))![0];
      const range = { start: offset - typed.length, end: offset + closing.length };
      const keys = usedItemKeys(job, place, python).filter(isReadable);
      const references = wholeReferences(keys, typed.startsWith('{'), isBesideAnswer(job, place));
      return toCompletions(job, place, range, references);
    }
    case 'namespace': {
      const items = Object.entries(namespaces).map(([name, field]): Item => ({
        label: name,
        documentation: documentationOf(field),
        snippet: `${name}.$1${literally(context.close)}`,
        ...((name !== 'item' || usedItemKeys(job, place, python).length > 0) && {
          next: 'suggestions' as const,
        }),
      }));
      return toCompletions(job, place, context, items);
    }
    case 'field': {
      const { namespace, segments, close } = context;
      const known = Object.entries(fieldsAfter(namespace, segments)).map(([name, field]): Item => ({
        label: name,
        detail: field.type.kind === 'json-text' ? 'text' : field.type.kind,
        documentation: documentationOf(field),
        snippet: literally(name + close),
      }));
      const others =
        namespace.name === 'item' && segments.length === 0
          ? usedItemKeys(job, place, python)
          : answerProperties(job, namespace.name, segments);
      const items = others.filter(isReadable).map((name) => ({
        label: name,
        snippet: literally(name + close),
      }));
      return toCompletions(job, place, context, [...known, ...items]);
    }
  }
}

/** A reference that is begun without its braces. */
const begun = /(?<![\w.{}])(?:\{\w*|\{?(?:sample|item)\.\w*)$/;
const maxBegun = 100;

/** Whether what is compared with this text is the answer already. */
function isBesideAnswer({ tree }: Job, { node }: EmbeddedPlace): boolean {
  const property = parentOf(tree, node);
  if (kindOf(tree, property) !== NodeKind.property) return false;
  const other = keyOf(tree, property) === 'reference' ? 'input' : 'reference';
  const compared = stringMember(tree, parentOf(tree, property), other);
  return compared !== undefined && /\{\{\s*sample\b/.test(compared);
}

/** With their braces, of which one may have been typed; the answer first, but not where it is compared with. */
function wholeReferences(
  itemKeys: readonly string[],
  hasBrace: boolean,
  isBesideAnswer: boolean,
): readonly Item[] {
  const reference = (path: string, text: string, documentation: string): Item => ({
    label: `{{${path}}}`,
    documentation,
    snippet: `{{${text}${literally('}}')}`,
    word: `${hasBrace ? '{' : ''}${path}`,
  });
  const row = documentationOf(namespaces['item']!);
  const [answer, ...others] = Object.entries(sampleFieldsBehind([])).map(([name, field]) =>
    reference(`sample.${name}`, `sample.${name}`, documentationOf(field)),
  );
  const rows = [
    ...itemKeys.map((key) => reference(`item.${key}`, literally(`item.${key}`), row)),
    reference('item.…', 'item.${1:answer}', row),
  ];
  return [...(isBesideAnswer ? [...rows, answer!] : [answer!, ...rows]), ...others];
}

/** Behind `sample.output_json`: the properties of the schema that the job demands of the answer. */
function answerProperties(
  job: Job,
  namespace: string,
  segments: readonly TemplateSegment[],
): readonly string[] {
  const [field, ...path] = segments;
  if (namespace !== 'sample' || field?.kind !== 'field' || field.name !== 'output_json') return [];
  return answerFields(job, path);
}

function formulaCompletions(job: Job, place: EmbeddedPlace): readonly Completion[] {
  const context = formulaContext(formulaOf(job, place.node), place.offset);
  if (context.kind !== 'operand') return [];
  const graders = (multiOfFormula(job, place.node)?.members ?? [])
    .filter(({ key }) => isWritable(key))
    .map((member): Item => {
      const range = scoreRange(job, member);
      const scores = range && l10n.t('Score from {0} to {1}.', range.low, range.high);
      return {
        label: member.key,
        detail: member.type && plainLabel(member.type),
        documentation: [member.name && escapeMarkdown(member.name), scores]
          .filter((part) => part !== undefined)
          .join('\n\n'),
        snippet: literally(member.key),
      };
    });
  const calls = [...functions.values()].map((one): Item => ({
    label: one.name,
    detail: signatureOf(one),
    documentation: one.description,
    snippet: context.isCalled ? one.name : `${one.name}($1)`,
    ...(!context.isCalled && { next: 'parameters' as const }),
  }));
  return toCompletions(job, place, context, [...graders, ...calls]);
}
