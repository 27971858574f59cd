// A service that outlives the extension host: a process of its own, whose program is the text of a function. What the
// next extension host has to know of it is in a file of the workspace.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as vscode from 'vscode';

export interface Survivor {
  readonly pid: number;
  /** Ends in `/v1`. */
  readonly address: string;
}

/** Starts the service. It creates a job for each request for one; `answersCreates`: and says so. */
export async function startSurvivor(answersCreates: boolean): Promise<Survivor> {
  const child = spawn(process.execPath, ['-e', `(${service.toString()})(${answersCreates})`], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  return { pid: child.pid!, address: `http://127.0.0.1:${printed.toString().trim()}/v1` };
}

/** `METHOD /path` of all that has arrived. */
export async function requestsAt({ address }: Survivor): Promise<readonly string[]> {
  return (await (await fetch(`${address}/seen`)).json()) as string[];
}

/** The requests to create a job. */
export async function createsAt(survivor: Survivor): Promise<number> {
  return (await requestsAt(survivor)).filter((seen) => seen === 'POST /v1/fine_tuning/jobs').length;
}

/** From now on the jobs have this status. */
export async function setStatus({ address }: Survivor, status: string): Promise<void> {
  await fetch(`${address}/status/${status}`);
}

/** Leaves something for the next extension host of this window. */
export async function leave(value: object): Promise<void> {
  await vscode.workspace.fs.writeFile(leftFile(), new TextEncoder().encode(JSON.stringify(value)));
}

/** What the one before has left; `undefined` for the first. */
export async function readLeft<Left>(): Promise<Left | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(leftFile());
    return JSON.parse(new TextDecoder().decode(bytes)) as Left;
  } catch {
    return undefined;
  }
}

function leftFile(): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'left.json');
}

/** Lists and shows the jobs that it has created. Prints its port. Needs nothing around it. */
function service(answersCreates: boolean): void {
  const { createServer } = process.getBuiltinModule('node:http');
  const jobs: { status: string }[] = [];
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const target = request.url ?? '';
    const answer = (value: unknown) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(value));
    };
    if (target === '/v1/seen') {
      answer(seen);
      return;
    }
    const [, status] = /^\/v1\/status\/(\w+)$/.exec(target) ?? [];
    if (status !== undefined) {
      for (const job of jobs) job.status = status;
      answer({});
      return;
    }
    seen.push(`${request.method} ${target}`);
    if (request.method === 'POST') {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk)));
      request.on('end', () => {
        const { model, training_file, suffix } = JSON.parse(text) as Record<string, unknown>;
        const job = {
          object: 'fine_tuning.job',
          id: 'ftjob-survivor',
          status: 'queued',
          created_at: Math.floor(Date.now() / 1000),
          model,
          training_file,
          user_provided_suffix: suffix,
        };
        jobs.push(job);
        if (answersCreates) answer(job);
      });
      return;
    }
    if (/\/jobs\/[^/]+$/.test(target)) answer(jobs[0]);
    else {
      const data = /\/jobs(\?|$)/.test(target) ? jobs : [];
      answer({ object: 'list', data, has_more: false });
    }
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object') process.stdout.write(`${address?.port ?? ''}\n`);
  });
  // Whoever started it may be gone.
  setTimeout(() => process.exit(), 180_000);
}
