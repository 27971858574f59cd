/** Runs the cases that it is sent, so that one that never ends can be ended with its thread. */
import { parentPort } from 'node:worker_threads';
import { checkCase, type FuzzCase } from './features.ts';

export interface WorkerAnswer {
  /** How often each feature was asked. */
  readonly done: readonly string[];
  /** What is wrong; undefined where nothing is. */
  readonly failure: string | undefined;
}

parentPort!.postMessage('ready');
parentPort!.on('message', ({ fuzzCase, names }: { fuzzCase: FuzzCase; names?: string[] }) => {
  const done: string[] = [];
  let failure: string | undefined;
  try {
    checkCase(fuzzCase, (feature) => done.push(feature), names);
  } catch (error) {
    failure = describe(error as Error);
  }
  parentPort!.postMessage({ done, failure } satisfies WorkerAnswer);
});

/** The message and the place in our code that it comes from. */
function describe({ message, cause }: Error): string {
  const stack = ((cause as Error | undefined)?.stack ?? '').split('\n');
  const place = stack.find((line) => line.includes('/server/src/')) ?? '';
  return `${message}\n${place}`.trim();
}
