/**
 * The fuzzer: cases from a seed, each run in a worker that is ended when it takes too long; what fails is made smaller and
 * told with its text.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { cases, type GeneratedCase } from './cases.ts';
import type { FuzzCase } from './features.ts';
import type { WorkerAnswer } from './worker.ts';

/** A case that takes longer hangs, in ms. All features together take a few hundred at most. */
const hangTime = 4000;

export interface Failure {
  readonly failure: string;
  readonly fuzzCase: FuzzCase;
}

export interface FuzzReport {
  readonly cases: number;
  readonly perFeature: ReadonlyMap<string, number>;
  readonly perMutation: ReadonlyMap<string, number>;
  /** One for each kind of failure. */
  readonly failures: readonly Failure[];
}

/** Runs cases until the time is over, or `maxFailures` different ones have failed. */
export async function fuzz({
  seed,
  milliseconds,
  maxFailures = 1,
}: {
  readonly seed: number;
  readonly milliseconds: number;
  readonly maxFailures?: number;
}): Promise<FuzzReport> {
  const runner = new Runner();
  const perFeature = new Map<string, number>();
  const perMutation = new Map<string, number>();
  const failures = new Map<string, Failure>();
  const end = Date.now() + milliseconds;
  let count = 0;
  try {
    for (const generated of generate(seed)) {
      if (Date.now() >= end || failures.size >= maxFailures) break;
      count++;
      const { done, failure } = await runner.run(generated);
      for (const feature of done) add(perFeature, feature);
      for (const mutation of generated.mutations) add(perMutation, mutation);
      if (failure === undefined || failures.has(kindOf(failure))) continue;
      const smaller = await shrink(runner, generated, kindOf(failure));
      failures.set(kindOf(failure), smaller);
    }
  } finally {
    await runner.stop();
  }
  return { cases: count, perFeature, perMutation, failures: [...failures.values()] };
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function* generate(seed: number): Generator<GeneratedCase> {
  const batch = 50;
  for (let round = 0; ; round++)
    yield* fc.sample(cases, { numRuns: batch, seed: seed + round * 7919 });
}

/** What two failures of one cause have in common: the message without its quoted pieces and numbers. */
function kindOf(failure: string): string {
  return failure
    .split('\n', 1)[0]!
    .replaceAll(/"(?:[^"\\]|\\.)*"|\d+/g, '…')
    .slice(0, 120);
}

/** Takes pieces out of the text, large ones first, as long as the same failure stays. */
async function shrink(runner: Runner, found: FuzzCase, kind: string): Promise<Failure> {
  let smallest = found;
  let failure = (await runner.run(found)).failure ?? kind;
  const deadline = Date.now() + 20_000;
  for (let size = found.text.length >> 1; size >= 1 && Date.now() < deadline; size >>= 1)
    for (let at = 0; at < smallest.text.length && Date.now() < deadline;) {
      const text = smallest.text.slice(0, at) + smallest.text.slice(at + size);
      const offset =
        smallest.offset >= at + size ? smallest.offset - size : Math.min(smallest.offset, at);
      const smaller = { ...smallest, text, offset: Math.min(offset, text.length) };
      const answer = await runner.run(smaller);
      if (answer.failure === undefined || kindOf(answer.failure) !== kind) at += size;
      else {
        smallest = smaller;
        failure = answer.failure;
      }
    }
  const { text, offset, newName, provider } = smallest;
  return { failure, fuzzCase: { text, offset, newName, provider } };
}

/** One worker, started when it is needed and again after each one that had to be ended. */
class Runner {
  #worker: Worker | undefined;

  async run(fuzzCase: FuzzCase, names?: readonly string[]): Promise<WorkerAnswer> {
    this.#worker ??= await startWorker();
    const worker = this.#worker;
    const { text, offset, newName, provider } = fuzzCase;
    const answer = once(worker, 'message') as Promise<[WorkerAnswer]>;
    worker.postMessage({ fuzzCase: { text, offset, newName, provider }, names });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hang = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), hangTime);
    });
    const first = await Promise.race([answer.catch((error: unknown) => String(error)), hang]);
    clearTimeout(timer);
    if (typeof first === 'object') return first[0];
    await this.stop();
    return { done: [], failure: first ?? `no answer after ${hangTime} ms` };
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }
}

async function startWorker(): Promise<Worker> {
  const worker = new Worker(new URL('worker.ts', import.meta.url));
  await once(worker, 'message');
  return worker;
}
