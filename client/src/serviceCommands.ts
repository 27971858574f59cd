/** The commands of service.ts: registered before it is loaded, because package.json offers them from the start. */
export const serviceCommands = [
  'ftjob.submitJob',
  'ftjob.copyAs',
  'ftjob.uploadFile',
  'ftjob.selectConnection',
  'ftjob.addConnection',
  'ftjob.editConnection',
  'ftjob.removeConnection',
  'ftjob.setApiKey',
  'ftjob.removeApiKey',
  'ftjob.refreshJobs',
  'ftjob.filterJobs',
  'ftjob.loadMoreJobs',
  'ftjob.connectAccount',
  'ftjob.openJob',
  'ftjob.copyJobId',
  'ftjob.copyModelId',
  'ftjob.cancelJob',
  'ftjob.pauseJob',
  'ftjob.resumeJob',
  'ftjob.reopenJob',
  'ftjob.openPortal',
  'ftjob.compareJobFiles',
  'ftjob.compareJobs',
  'ftjob.lookForJob',
  'ftjob.showAnswer',
  'ftjob.editNotes',
  'ftjob.exportSubmission',
  'ftjob.deleteSubmission',
  'ftjob.exportHistory',
  'ftjob.deleteHistory',
] as const;

export type ServiceCommand = (typeof serviceCommands)[number];

/**
 * Those that a folder may offer which is not trusted, each with the reason. All others are refused there before any
 * of their code runs, and are disabled by `enablement` in package.json.
 */
export const untrustedCommands: Partial<Readonly<Record<ServiceCommand, string>>> = {
  'ftjob.copyAs': 'copies text without a key; nothing is sent',
  'ftjob.selectConnection': 'chooses among what the user set up',
  'ftjob.removeConnection': 'only forgets',
  'ftjob.setApiKey': 'stores what the user types in the secret storage',
  'ftjob.removeApiKey': 'only forgets',
  'ftjob.refreshJobs': 'reads the history; the service is asked in a trusted folder only',
  'ftjob.filterJobs': 'chooses what is shown',
  'ftjob.copyJobId': 'copies what the history holds',
  'ftjob.copyModelId': 'copies what the history holds',
  'ftjob.reopenJob': 'opens what the history holds; else the connection refuses to read',
  'ftjob.compareJobFiles': 'opens what the history holds; else the connection refuses to read',
  'ftjob.showAnswer': 'opens what the history holds',
  'ftjob.editNotes': 'writes into the history',
  'ftjob.exportSubmission': 'writes a file that the user names',
  'ftjob.deleteSubmission': 'only forgets',
  'ftjob.exportHistory': 'writes a file that the user names',
  'ftjob.deleteHistory': 'only forgets',
};
