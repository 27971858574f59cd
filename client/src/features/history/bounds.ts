/** How much of what a service says is kept: a hostile or broken one must not fill the disk. */
import type { JobEvent } from '../../api/jobs.ts';
import { isRecord } from '../../api/json.ts';

const longestAnswer = 200_000;
const longestText = 10_000;
const longestList = 1000;
const deepest = 8;
/** Characters of all events of a submission, as JSON. */
const longestEvents = 2_000_000;

/** The text of an answer, cut where it is longer than anyone reads. */
export function boundedAnswer(text: string): string {
  return cut(text, longestAnswer);
}

/** The value with its long texts and lists cut, and without what lies too deep. */
export function bounded<Value>(value: Value): Value {
  return shorten(value, deepest) as Value;
}

/** The newest events (the first ones) that fit. */
export function boundedEvents(events: readonly JobEvent[]): readonly JobEvent[] {
  let room = longestEvents;
  const kept = events.slice(0, longestList).map(boundedEvent);
  const end = kept.findIndex((event) => (room -= JSON.stringify(event).length) < 0);
  return end < 0 ? kept : kept.slice(0, end);
}

function boundedEvent(event: JobEvent): JobEvent {
  const kept = bounded(event);
  return JSON.stringify(kept.data).length > longestText ? { ...kept, data: {} } : kept;
}

function shorten(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cut(value, longestText);
  if (Array.isArray(value))
    return depth === 0
      ? []
      : value.slice(0, longestList).map((item: unknown) => shorten(item, depth - 1));
  if (!isRecord(value)) return value;
  const entries = depth === 0 ? [] : Object.entries(value).slice(0, longestList);
  return Object.fromEntries(
    entries.map(([name, item]) => [cut(name, longestText), shorten(item, depth - 1)]),
  );
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
