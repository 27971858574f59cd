/** The commands of service.ts: registered before it is loaded, because package.json offers them from the start. */
export const serviceCommands = [
  'ftjob.submitJob',
  'ftjob.selectConnection',
  'ftjob.setApiKey',
  'ftjob.removeApiKey',
] as const;

export type ServiceCommand = (typeof serviceCommands)[number];
