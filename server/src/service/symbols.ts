/** The outline: the job's blocks and properties, graders under their names. */
import * as l10n from '@vscode/l10n';
import type { Job } from './job.ts';
import {
  childrenOf,
  endOf,
  keyOf,
  kindOf,
  NodeKind,
  none,
  sourceOf,
  startOf,
  stringMember,
  stringOf,
  valueOf,
} from './json/tree.ts';
import { plainLabel } from './untrusted.ts';

export type SymbolKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null' | 'grader';

export interface OutlineSymbol {
  readonly name: string;
  /** A word or two on the value. */
  readonly detail: string;
  readonly kind: SymbolKind;
  /** UTF-16 offsets of the whole and of what to select in it. */
  readonly start: number;
  readonly end: number;
  readonly selectionStart: number;
  readonly selectionEnd: number;
  readonly children: OutlineSymbol[];
}

/**
 * An outline of more symbols than these helps nobody find anything; the innermost are left out. VS Code asks for it after
 * each pause in typing, and what it does with the answer stops its extension host for about 5 ms per thousand.
 */
const maxSymbols = 1000;

/** But a grader is what somebody looks for, by its name and above the editor: all of them are there. */
const maxGraders = 10_000;

const maxDetail = 60;

export function symbolsOf(job: Job): readonly OutlineSymbol[] {
  const { tree } = job;
  const graders = new Set(job.graders.map(({ node }) => node));
  const roots: OutlineSymbol[] = [];
  const pending: { readonly node: number; readonly into: OutlineSymbol[] }[] = [];
  if (tree.size > 0) pending.push({ node: 0, into: roots });
  let count = 0;
  for (let next = pending.shift(); next && count < maxSymbols; next = pending.shift()) {
    let index = 0;
    for (const child of childrenOf(tree, next.node)) {
      const isProperty = kindOf(tree, child) === NodeKind.property;
      const value = isProperty ? valueOf(tree, child) : child;
      if (++count > (graders.has(value) ? maxGraders : maxSymbols)) break;
      const name = isProperty ? keyOf(tree, child) : elementName(job, child, index);
      index++;
      if (name === '') continue;
      const symbol = symbolOf(job, child, value, name, graders.has(value));
      next.into.push(symbol);
      if (symbol.kind === 'object' || symbol.kind === 'array' || symbol.kind === 'grader')
        pending.push({ node: value, into: symbol.children });
    }
  }
  return roots;
}

/** An element has no key: a message is known by its role, a block by its type, anything else by its number. */
function elementName({ tree }: Job, element: number, index: number): string {
  return (
    stringMember(tree, element, 'role') ?? stringMember(tree, element, 'type') ?? String(index)
  );
}

function symbolOf(
  job: Job,
  node: number,
  value: number,
  name: string,
  isGrader: boolean,
): OutlineSymbol {
  const { tree } = job;
  const start = startOf(tree, node);
  const end = endOf(tree, node);
  const selectionEnd = kindOf(tree, node) === NodeKind.property ? tree.keyEnds[node]! : end;
  const detail = isGrader ? graderDetail(job, value) : detailOf(job, value);
  return {
    name: plainLabel(name),
    detail: plainLabel(detail),
    kind: isGrader ? 'grader' : kindOfValue(job, value),
    start,
    end,
    selectionStart: start,
    selectionEnd,
    children: [],
  };
}

function graderDetail({ tree }: Job, grader: number): string {
  const type = stringMember(tree, grader, 'type') ?? l10n.t('no type');
  const name = stringMember(tree, grader, 'name');
  return name === undefined ? type : `${type} · ${name}`;
}

function detailOf({ tree }: Job, value: number): string {
  switch (value === none ? undefined : kindOf(tree, value)) {
    case NodeKind.string:
      return shorten(stringOf(tree, value));
    case NodeKind.number:
    case NodeKind.boolean:
    case NodeKind.null:
      return sourceOf(tree, value);
    case NodeKind.object:
      return stringMember(tree, value, 'type') ?? '';
    default:
      return '';
  }
}

function shorten(text: string): string {
  return text.length > maxDetail ? `${text.slice(0, maxDetail)}…` : text;
}

function kindOfValue({ tree }: Job, value: number): SymbolKind {
  switch (value === none ? undefined : kindOf(tree, value)) {
    case NodeKind.object:
      return 'object';
    case NodeKind.array:
      return 'array';
    case NodeKind.number:
      return 'number';
    case NodeKind.boolean:
      return 'boolean';
    case NodeKind.null:
      return 'null';
    default:
      return 'string';
  }
}
