/**
 * Strings that hold another language: their decoded text, what is read from it, and the way back to offsets in the file.
 * Each is read when it is first asked for, and again only in a version that has changed it.
 */
import { detached } from '../languages/detached.ts';
import { parseFormula } from '../languages/formula/parse.ts';
import type { Formula } from '../languages/formula/tree.ts';
import { parseTemplate } from '../languages/template/parse.ts';
import type { Template } from '../languages/template/tree.ts';
import type { EmbeddedString, Job } from './job.ts';
import { shiftOf, type Edit } from './json/edit.ts';
import { decodeString, mapString, type StringMap } from './json/string.ts';
import {
  contentRange,
  endOf,
  kindOf,
  nodeAt,
  NodeKind,
  none,
  sourceOf,
  startOf,
  type JsonTree,
} from './json/tree.ts';
import { oncePerJob } from './oncePerJob.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What is known of a string by its source alone, so that it holds in any version that has the same string. */
interface Reading {
  /** Kept of what is asked for it again in each version: Python, formulas, and whatever is short. */
  decoded?: string;
  template?: Template;
  formula?: Formula;
}

interface Readings {
  /** By string node, in pieces: versions that differ in one string share all others, also what is read of them later. */
  readonly pieces: (Reading | undefined)[][];
  /** By source: a large job says `{{sample.output_text}}` a thousand times. */
  readonly short: Map<string, Reading>;
}

/** Longer strings are seldom the same, in UTF-16 units. */
const maxShort = 60;

const pieceBits = 10;
const pieceSize = 1 << pieceBits;

const readingsByJob = new WeakMap<Job, Readings>();

function readingsOf(job: Job): Readings {
  let readings = readingsByJob.get(job);
  if (!readings) {
    const length = Math.ceil(job.tree.size / pieceSize);
    readings = { pieces: Array.from({ length }, () => []), short: new Map() };
    readingsByJob.set(job, readings);
  }
  return readings;
}

function readingOf(job: Job, node: number): Reading {
  const { pieces, short } = readingsOf(job);
  const piece = pieces[node >> pieceBits]!;
  return (piece[node % pieceSize] ??= newReading(job.tree, node, short));
}

function newReading(tree: JsonTree, node: number, short: Map<string, Reading>): Reading {
  if (endOf(tree, node) - startOf(tree, node) > maxShort) return {};
  const source = sourceOf(tree, node);
  const known = short.get(source);
  if (known) return known;
  const reading = { decoded: decodedOf(tree, node) };
  short.set(detached(source), reading);
  return reading;
}

/** The decoded text of a string node. */
export function textOf(job: Job, node: number): string {
  return readingOf(job, node).decoded ?? decodedOf(job.tree, node);
}

function keptTextOf(job: Job, node: number): string {
  return (readingOf(job, node).decoded ??= decodedOf(job.tree, node));
}

/** A text that holds on to no more than itself, whatever version of the file it is read from. */
function decodedOf(tree: JsonTree, node: number): string {
  // The engine's own reader is the fastest, and takes one byte a character wherever one is enough.
  if (tree.problems.length === 0) return JSON.parse(sourceOf(tree, node)) as string;
  return detached(decodeString(tree.text, ...contentOf(tree, node)));
}

function contentOf(tree: JsonTree, node: number): readonly [number, number] {
  return contentRange(tree.text, startOf(tree, node), endOf(tree, node));
}

/** Takes over what was read from all strings but the one that an edit has changed and nothing else. */
export function keepReadings(before: Job, job: Job, edited: number): void {
  const { pieces, short } = readingsOf(before);
  const next = [...pieces];
  const piece = [...next[edited >> pieceBits]!];
  piece[edited % pieceSize] = undefined;
  next[edited >> pieceBits] = piece;
  readingsByJob.set(job, { pieces: next, short });
}

/** Takes over what was read from the strings that an edit has moved at most. */
export function moveReadings(before: Job, job: Job, edit: Edit): void {
  const readings = readingsOf(job).pieces;
  let to = 0;
  for (const [index, piece] of readingsOf(before).pieces.entries())
    piece.forEach((reading, place) => {
      if (!reading) return;
      const node = index * pieceSize + place;
      const start = startOf(before.tree, node);
      const end = endOf(before.tree, node);
      const isBehind = start >= edit.endBefore;
      if (!isBehind && end > edit.start) return;
      const shift = isBehind ? shiftOf(edit) : 0;
      while (to < job.tree.size && startOf(job.tree, to) < start + shift) to++;
      const isSame =
        startOf(job.tree, to) === start + shift &&
        endOf(job.tree, to) === end + shift &&
        kindOf(job.tree, to) === NodeKind.string;
      if (isSame) readings[to >> pieceBits]![to % pieceSize] = reading;
    });
}

/** What is read from the strings of either of two views of the same text serves both. */
export function shareReadings(job: Job, view: Job): void {
  readingsByJob.set(view, readingsOf(job));
}

const mapsOf = oncePerJob(() => new Map<number, StringMap>());

/** The decoded text of a string node, and its map to the file. */
export function mapOf(job: Job, node: number): StringMap {
  const maps = mapsOf(job);
  let map = maps.get(node);
  if (!map) {
    const [start, end] = contentOf(job.tree, node);
    map = mapString(job.tree.text, start, end, keptTextOf(job, node));
    maps.set(node, map);
  }
  return map;
}

/** What is read from a string node that holds a template. */
export function templateOf(job: Job, node: number): Template {
  const reading = readingOf(job, node);
  return (reading.template ??= parseTemplate(textOf(job, node)));
}

/** What is read from a string node that holds a formula. */
export function formulaOf(job: Job, node: number): Formula {
  const reading = readingOf(job, node);
  return (reading.formula ??= parseFormula(keptTextOf(job, node)));
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
  const [start, end] = contentOf(tree, node);
  if (offset < start || offset > end) return undefined;
  return { node, language, offset: mapOf(job, node).toDecoded(offset) };
}
