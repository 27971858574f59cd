/** Prism, a server that nobody here wrote: it checks every request against the specification and answers from it. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const prismCli = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));
const specification = path.join(import.meta.dirname, 'fine-tuning.openapi.json');

export interface Prism {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** Starts Prism on a free port: in front of a server, whose answers it checks too, or alone with made-up answers. */
export async function startPrism(upstream?: string): Promise<Prism> {
  const mode =
    upstream === undefined ? ['mock', specification] : ['proxy', specification, upstream];
  const child = spawn(
    process.execPath,
    [prismCli, ...mode, '--host', '127.0.0.1', '--port', '0', '--errors'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const origin = await new Promise<string>((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const [, address] = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(output) ?? [];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then(() => reject(new Error(`Prism ended before it listened:\n${output}`)));
  });
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await exited;
  };
  return { origin, stop };
}
