/**
 * Strings that hold another language: their decoded text, what is read from it, and the way back to offsets in the file.
 * Each is read when it is first asked for, and once per version.
 */
import { parseFormula } from '../languages/formula/parse.ts';
import type { Formula } from '../languages/formula/tree.ts';
import { parseTemplate } from '../languages/template/parse.ts';
import type { Template } from '../languages/template/tree.ts';
import type { EmbeddedString, Job } from './job.ts';
import { mapString, type StringMap } from './json/string.ts';
import { contentRange, endOf, NodeKind, kindOf, nodeAt, none, startOf } from './json/tree.ts';
import { oncePerJob } from './oncePerJob.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

interface Readings {
  readonly maps: Map<number, StringMap>;
  readonly templates: Map<number, Template>;
  readonly formulas: Map<number, Formula>;
}

const readingsOf = oncePerJob((): Readings => ({
  maps: new Map(),
  templates: new Map(),
  formulas: new Map(),
}));

/** The decoded text of a string node, and its map to the file. */
export function mapOf(job: Job, node: number): StringMap {
  const { maps } = readingsOf(job);
  let map = maps.get(node);
  if (!map) {
    const { text } = job.tree;
    const [start, end] = contentRange(text, startOf(job.tree, node), endOf(job.tree, node));
    map = mapString(text, start, end);
    maps.set(node, map);
  }
  return map;
}

/** What is read from a string node that holds a template. */
export function templateOf(job: Job, node: number): Template {
  const { templates } = readingsOf(job);
  let template = templates.get(node);
  if (!template) {
    template = parseTemplate(mapOf(job, node).decoded);
    templates.set(node, template);
  }
  return template;
}

/** What is read from a string node that holds a formula. */
export function formulaOf(job: Job, node: number): Formula {
  const { formulas } = readingsOf(job);
  let formula = formulas.get(node);
  if (!formula) {
    formula = parseFormula(mapOf(job, node).decoded);
    formulas.set(node, formula);
  }
  return formula;
}

/** A range of the decoded text as a range of the file. */
export function toSource({ toSource: map }: StringMap, { start, end }: Range): Range {
  return { start: map(start), end: map(end) };
}

export interface EmbeddedPlace extends EmbeddedString {
  /** The offset in the decoded text. */
  readonly offset: number;
}

/** The string in another language whose content holds an offset of the file, its ends included. */
export function embeddedAt(job: Job, offset: number): EmbeddedPlace | undefined {
  const { tree } = job;
  const node = tree.size === 0 ? none : nodeAt(tree, offset);
  if (node === none || kindOf(tree, node) !== NodeKind.string) return undefined;
  const language = job.shapes[node]?.string?.language;
  if (!language) return undefined;
  const [start, end] = contentRange(tree.text, startOf(tree, node), endOf(tree, node));
  if (offset < start || offset > end) return undefined;
  return { node, language, offset: mapOf(job, node).toDecoded(offset) };
}
