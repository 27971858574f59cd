/** The notification by which the client tells the server whose service the chosen connection is. */

export interface ProviderParams {
  /** Null for the sandbox, and for services of whose models nothing is known. */
  readonly provider: 'openai' | 'azure' | null;
}

/** Method of the notification: `ProviderParams`. */
export const providerNotification = 'ftjob/provider';
