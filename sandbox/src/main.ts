// Command line: `node dist/sandbox.js [--port N]` starts the service and prints its address as one line.
import { parseArgs } from 'node:util';
import { realClock } from './clock.ts';
import { startSandbox } from './service.ts';

// Not awaited at the top level, since the bundle is a CommonJS module.
void start().then(
  ({ address }) => console.log(address),
  (error: unknown) => {
    console.error(
      `The sandbox could not start. ${error instanceof Error ? error.message : String(error)}`,
    );
    process.exitCode = 1;
  },
);

async function start() {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port takes a number from 0 to 65535, not '${values.port}'.`);
  return startSandbox({ port, clock: realClock });
}
