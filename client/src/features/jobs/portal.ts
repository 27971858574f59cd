/** Where a provider shows a job to people. Only addresses that stand here are opened. */

export interface Portal {
  readonly address: string;
  /** Whether the page is the job's own, not the provider's first one. */
  readonly isOfJob: boolean;
}

/** The provider's page for a job; `undefined` for services that are no provider's own. `address` is the connection's. */
export function portalOf(kind: string, address: string, jobId: string): Portal | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname } = new URL(address);
  if (kind === 'openai' && /^(?:[a-z]+\.)?api\.openai\.com$/.test(hostname)) {
    const isOfJob = /^[\w-]{1,100}$/.test(jobId);
    return {
      address: `https://platform.openai.com/finetune${isOfJob ? `/${jobId}` : ''}`,
      isOfJob,
    };
  }
  // A job's own page needs the ids of tenant, subscription and resource group, which the service does not tell.
  if (kind === 'azure' && hostname.endsWith('.azure.com'))
    return { address: 'https://ai.azure.com/', isOfJob: false };
  return undefined;
}
