/** The request by which the client asks for the text of a new job file. */

export interface NewJobParams {
  /** A value of `method.type`. */
  readonly method: string;
  /** A value of the grader's `type`; only for the reinforcement method. */
  readonly grader?: string;
}

/** What a person can choose from, with the one-line explanations of the schema. */
export interface NewJobChoices {
  readonly methods: readonly NewJobChoice[];
  readonly graders: readonly NewJobChoice[];
}

export interface NewJobChoice {
  readonly value: string;
  readonly description: string;
}

/** Method of the request without parameters: answers `NewJobChoices`. */
export const newJobChoicesRequest = 'ftjob/newJobChoices';

/** Method of the request: `NewJobParams` to the text as a snippet with tab stops. */
export const newJobRequest = 'ftjob/newJob';
