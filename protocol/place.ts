/** The requests by which the client finds a place that a service speaks of in the open document, and mends it there. */
import type { Position } from './references.ts';

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface PlaceParams {
  readonly uri: string;
  /** Keys and indexes as the service names them: from the root, from the method, from its block or from the grader. */
  readonly path: readonly string[];
}

export interface PlaceAnswer {
  /** The version of the document that this answer is about. */
  readonly version: number;
  /** What to mark: the value, or the key of an object or array. */
  readonly mark: Range;
  /** The whole property or element: who edits in it has edited the place. */
  readonly extent: Range;
  /** The end of the path that the document does not have; then the ranges are those of the nearest place above it. */
  readonly missing: readonly string[];
}

/** Method of the request: `PlaceParams` to `PlaceAnswer`, or null for a document that is not known or empty. */
export const placeRequest = 'ftjob/place';

export interface InsertMemberParams {
  readonly uri: string;
  /** The text of a member of the job: `"seed": 1`. */
  readonly member: string;
}

export interface InsertMemberAnswer {
  /** The version of the document that this answer is about. */
  readonly version: number;
  readonly range: Range;
  readonly newText: string;
}

/** Method of the request: `InsertMemberParams` to `InsertMemberAnswer`, or null where there is no object to put it in. */
export const insertMemberRequest = 'ftjob/insertMember';
