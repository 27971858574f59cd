// Command line: `node dist/sandbox.js [--port N]` starts the service and prints its address as one line.
import { parseArgs } from 'node:util';
import { realClock } from './clock.ts';
import { startSandbox } from './service.ts';

// Not awaited at the top level, since the bundle is a CommonJS module.
void startSandbox({ port: readPort(), clock: realClock }).then(
  ({ address }) => console.log(address),
  (error: unknown) => {
    console.error(`The sandbox could not start: ${String(error)}`);
    process.exitCode = 1;
  },
);

function readPort(): number {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
  return Number(values.port);
}
