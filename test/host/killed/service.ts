// A service that outlives the extension host: a process of its own, whose program is the text of this function.

/** Creates a job for each request and never answers it; lists and shows what it has. Prints its port. Needs nothing around it. */
export function service(): void {
  const { createServer } = process.getBuiltinModule('node:http');
  const jobs: object[] = [];
  const server = createServer((request, response) => {
    const target = request.url ?? '';
    if (request.method === 'POST') {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk)));
      request.on('end', () => {
        const { model, training_file, suffix } = JSON.parse(text) as Record<string, unknown>;
        jobs.push({
          object: 'fine_tuning.job',
          id: 'ftjob-survivor',
          status: 'queued',
          created_at: Math.floor(Date.now() / 1000),
          model,
          training_file,
          user_provided_suffix: suffix,
        });
      });
      return;
    }
    response.setHeader('content-type', 'application/json');
    if (target.endsWith('/creates')) response.end(String(jobs.length));
    else if (/\/jobs\/[^/]+$/.test(target)) response.end(JSON.stringify(jobs[0]));
    else if (/\/jobs(\?|$)/.test(target))
      response.end(JSON.stringify({ object: 'list', data: jobs, has_more: false }));
    else response.end(JSON.stringify({ object: 'list', data: [], has_more: false }));
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object') process.stdout.write(`${address?.port ?? ''}\n`);
  });
  // Whoever started it may be gone.
  setTimeout(() => process.exit(), 180_000);
}
