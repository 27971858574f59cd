/** The commands of service.ts: registered before it is loaded, because package.json offers them from the start. */
export const serviceCommands = [
  'ftjob.submitJob',
  'ftjob.selectConnection',
  'ftjob.addConnection',
  'ftjob.editConnection',
  'ftjob.removeConnection',
  'ftjob.setApiKey',
  'ftjob.removeApiKey',
] as const;

export type ServiceCommand = (typeof serviceCommands)[number];

/**
 * Those that a folder may offer which is not trusted, each with the reason. All others are refused there before any
 * of their code runs, and are disabled by `enablement` in package.json.
 */
export const untrustedCommands: Partial<Readonly<Record<ServiceCommand, string>>> = {
  'ftjob.selectConnection': 'chooses among what the user set up',
  'ftjob.removeConnection': 'only forgets',
  'ftjob.setApiKey': 'stores what the user types in the secret storage',
  'ftjob.removeApiKey': 'only forgets',
};
