/** The language server's entry on Node: over stdio for any editor, over IPC for VS Code. */
import { setImmediate } from 'node:timers/promises';
import { createConnection } from 'vscode-languageserver/node';
import { loadRuffWasm } from './ruffWasm.ts';
import { startServer } from './server.ts';

startServer(createConnection(), { nextTurn: () => setImmediate(), loadRuffWasm });
