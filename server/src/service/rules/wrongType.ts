/** A value of another JSON type than the service takes: the most frequent reason for a 400. */
import * as l10n from '@vscode/l10n';
import { describeExpected, describeKind, quote } from '../describe.ts';
import type { Job } from '../job.ts';
import {
  childrenOf,
  endOf,
  kindOf,
  NodeKind,
  none,
  sourceOf,
  startOf,
  stringOf,
} from '../json/tree.ts';
import type { Shape } from '../schema/shape.ts';
import { changeTo, elementText } from './fixes.ts';
import { valueRange } from './places.ts';
import type { Finding, Fix, Rule } from './rule.ts';

export const wrongType: Rule = {
  code: 'wrong-type',
  severity: 'error',
  of: 'value',
  check: wrongTypeOf,
};

export function wrongTypeOf(job: Job, node: number, shape: Shape): Finding | undefined {
  if (!accepts(job, node, shape)) return refused(job, node, shape);
  return isWrongInteger(job, node, shape) ? notAnInteger(job, node, shape) : undefined;
}

function refused(job: Job, node: number, shape: Shape): Finding {
  const { tree } = job;
  const kind = kindOf(tree, node);
  const replacement = literalFor(job, node, shape);
  const found = describeKind(kind);
  const [start, end] = valueRange(job, node);
  if (isElement(job, node, shape))
    return {
      start,
      end,
      message: l10n.t(
        'Expected {0}, found {1}. Put it into brackets: [ ].',
        describeExpected(shape),
        found ?? '',
      ),
      fixes: () => [putIntoList(job, node)],
    };
  const only = onlyElement(job, node, shape);
  if (only !== none)
    return {
      start,
      end,
      message: l10n.t(
        'Expected {0}, found {1} with one element. Take it out of the brackets.',
        describeExpected(shape),
        found ?? '',
      ),
      fixes: () => [
        {
          title: l10n.t('Take it out of the list'),
          edits: [{ start, end: endOf(tree, node), text: elementText(job, node, only) }],
        },
      ],
    };
  const elements = kind === NodeKind.array ? childrenOf(tree, node) : [];
  const areObjects = elements.every((element) => kindOf(tree, element) === NodeKind.object);
  if (node === 0 && elements.length > 1 && areObjects)
    return { start, end, message: l10n.t('A file is one job. Write each into a file of its own.') };
  const inner = quotedContainer(job, node, shape);
  if (inner !== undefined)
    return {
      start,
      end,
      message: l10n.t(
        'Expected {0}, found a string that holds it. Write it without quotes and escapes.',
        describeExpected(shape),
      ),
      fixes: () => [
        {
          title: l10n.t('Write it without quotes'),
          edits: [{ start, end, text: inner }],
        },
      ],
    };
  return {
    start,
    end,
    message:
      replacement === undefined || kind !== NodeKind.string
        ? l10n.t('Expected {0}, found {1}.', describeExpected(shape), found ?? '')
        : l10n.t(
            'Expected {0}, found the string {1}. Remove the quotes.',
            describeExpected(shape),
            quote(stringOf(tree, node)),
          ),
    ...(replacement !== undefined && { fixes: () => [changeTo(job, node, replacement)] }),
  };
}

function accepts(job: Job, node: number, shape: Shape): boolean {
  switch (kindOf(job.tree, node)) {
    case NodeKind.object:
      return shape.object !== undefined;
    case NodeKind.array:
      return shape.array !== undefined;
    case NodeKind.string:
      return shape.string !== undefined && !isQuotedLiteral(job, node, shape);
    case NodeKind.number:
      return shape.number !== undefined;
    case NodeKind.boolean:
      return shape.boolean;
    case NodeKind.null:
      return shape.null;
    default:
      return true;
  }
}

/** `"3"` where `"auto"` or a number may stand is a number with quotes, not an unknown word. */
function isQuotedLiteral(job: Job, node: number, shape: Shape): boolean {
  const allowed = shape.string?.allowed;
  if (!allowed || allowed.has(stringOf(job.tree, node))) return false;
  return literalFor(job, node, shape) !== undefined;
}

/** Whether a value stands alone where a list of such values may be. */
function isElement(job: Job, node: number, { array }: Shape): boolean {
  const kind = kindOf(job.tree, node);
  if (!array?.items || (array.minItems ?? 0) > 1 || kind === NodeKind.null) return false;
  return kind !== NodeKind.array && accepts(job, node, array.items);
}

/** The one element of a list that stands where such a value itself must be, or `none`. */
function onlyElement(job: Job, node: number, shape: Shape): number {
  const { tree } = job;
  if (kindOf(tree, node) !== NodeKind.array || tree.text[endOf(tree, node) - 1] !== ']')
    return none;
  const [only = none, ...others] = childrenOf(tree, node);
  if (only === none || others.length > 0 || kindOf(tree, only) === NodeKind.malformed) return none;
  return accepts(job, only, shape) ? only : none;
}

/** The JSON of an object or a list that a string holds, as programs print it that encode it twice. */
function quotedContainer(
  { tree }: Job,
  node: number,
  { object, array }: Shape,
): string | undefined {
  if (kindOf(tree, node) !== NodeKind.string) return undefined;
  const text = stringOf(tree, node).trim();
  if (!(object && text.startsWith('{')) && !(array && text.startsWith('['))) return undefined;
  try {
    JSON.parse(text);
    return text;
  } catch {
    return undefined;
  }
}

function putIntoList({ tree }: Job, node: number): Fix {
  const start = startOf(tree, node);
  const end = endOf(tree, node);
  return {
    title: l10n.t('Put it into a list'),
    edits: [{ start, end, text: `[${tree.text.slice(start, end)}]` }],
  };
}

function isWrongInteger({ tree }: Job, node: number, shape: Shape): boolean {
  if (kindOf(tree, node) !== NodeKind.number || !shape.number?.integer) return false;
  return !Number.isInteger(Number(sourceOf(tree, node)));
}

function notAnInteger({ tree }: Job, node: number, shape: Shape): Finding {
  return {
    start: startOf(tree, node),
    end: endOf(tree, node),
    message: l10n.t(
      'Expected {0}, found {1}. Write a whole number.',
      describeExpected(shape),
      sourceOf(tree, node),
    ),
  };
}

/** The literal that was meant: the content of a quoted number, or a number in quotes. */
function literalFor({ tree }: Job, node: number, shape: Shape): string | undefined {
  const kind = kindOf(tree, node);
  if (kind === NodeKind.string) {
    const text = stringOf(tree, node).trim();
    const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text);
    const fits = !shape.number?.integer || Number.isInteger(Number(text));
    if (shape.number && isNumber && fits) return text;
    return shape.boolean && /^(?:true|false)$/i.test(text) ? text.toLowerCase() : undefined;
  }
  if (!shape.string || shape.string.allowed || shape.string.pattern) return undefined;
  return kind === NodeKind.number || kind === NodeKind.boolean
    ? `"${sourceOf(tree, node)}"`
    : undefined;
}
