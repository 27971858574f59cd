/** The language server's entry on Node: over stdio for any editor, over IPC for VS Code. */
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc/node';
import { loadRuffWasm } from './ruffWasm.ts';
import { startServer } from './server.ts';

// Reading a large job leaves garbage of a moment. With a young generation that grows to 32 MB the process would hold three
// times as much memory; one that stays small is emptied more often, in the same time.
setFlagsFromString('--semi-space-growth-factor=1');

// What a server does is over before V8's slowest compiler pays: without it a large job opens a quarter sooner, in less
// memory. The engines before this version may lack the compiler in the middle, and need the slow one.
if (Number.parseInt(process.versions.v8, 10) >= 13) {
  setFlagsFromString('--no-opt');
  // What the middle compiler needed for a function is given back at once, not when another thread finds the time for it.
  setFlagsFromString('--no-maglev-destroy-on-background');
}

/** How often the server looks whether its editor still runs, in ms. */
const watchInterval = 3000;

function transport(): readonly [MessageReader, MessageWriter] {
  if (process.argv.includes('--node-ipc'))
    return [new IPCMessageReader(process), new IPCMessageWriter(process)];
  if (process.argv.includes('--stdio'))
    return [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)];
  console.error('Start the language server with --stdio or, from Node, with --node-ipc.');
  process.exit(1);
}

/** An editor that was killed cannot say goodbye. */
function exitAfter(editor: number): void {
  const look = () => {
    try {
      process.kill(editor, 0);
    } catch (error) {
      // EPERM: it runs, as somebody else.
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') process.exit(1);
    }
  };
  setInterval(look, watchInterval).unref();
}

const [reader, writer] = transport();
const connection = createMessageConnection(reader, writer);
connection.onClose(() => process.exit(1));
startServer(connection, {
  nextTurn: () => setImmediate(),
  loadRuffWasm,
  exitAfter,
  exit: (code) => process.exit(code),
});
