// The entry of the test extension: runs every bundled test file beside it with Mocha and tells the runner how it went.
import { readdirSync } from 'node:fs';
import { findSourceMap } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Mocha from 'mocha';
import { finish, print, screenshot } from './page.ts';

/** Called by VS Code after its start. Activation ends at once; the tests run on. */
export function activate(context: { readonly extensionPath: string }): void {
  process.setSourceMapsEnabled(true);
  void run(context.extensionPath).catch(async (error: unknown) => {
    await print(`The tests could not run: ${describe(error)}`, true);
    await finish({ passed: 0, failed: 1, skipped: 0 });
  });
}

/** More second tries than these in a run are a fault of ours, not of a busy machine. */
const mostSecondTries = 2;

/** Runs the `*.test.js` files of a folder. The runner prints one line for each test, and each failure in full. */
export async function run(folder: string): Promise<void> {
  const { Base: reporter } = Mocha.reporters;
  // A window on a busy machine may swallow a click or draw too late. What failed once is told, and tried once more.
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, retries: 1, reporter });
  for (const file of readdirSync(folder))
    if (file.endsWith('.test.js')) mocha.addFile(path.join(folder, file));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let secondTries = 0;
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', (test) => {
        counts.passed++;
        line(`✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
      })
      .on('retry', (test: Mocha.Test, error: unknown) => {
        secondTries++;
        fault(`↻ ${test.fullTitle()}`, error);
        photograph(test.fullTitle());
      })
      .on('pending', (test) => {
        counts.skipped++;
        line(`﹣ ${test.fullTitle()} (skipped)`);
      })
      .on('fail', (test, error: unknown) => {
        counts.failed++;
        fault(`✖ ${test.fullTitle()}`, error);
        photograph(test.fullTitle());
      });
  });
  if (secondTries > mostSecondTries) {
    counts.failed++;
    line(`✖ ${secondTries} tests passed at the second try only, which is too many.`, true);
  }
  await printed;
  await finish(counts);
}

let printed = Promise.resolve();
function line(text: string, isFault = false): void {
  printed = printed.then(() => print(text, isFault));
}

function fault(title: string, error: unknown): void {
  line(`${title}\n${describe(error).replace(/^/gm, '    ')}`, true);
}

/** The window at the time of a failure. */
function photograph(title: string): void {
  const name = `failed ${title.replace(/[^\w -]/g, '').slice(0, 100)}`;
  printed = printed
    .then(() => screenshot(name))
    .then(
      () => print(`    .cache/screenshots/${name}.png`),
      // The other tests go on without a picture.
      (error: unknown) => print(`    No picture: ${String(error)}`),
    );
}

/** The message and the stack, with the places of the sources: VS Code replaces Node's own mapping. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.stack ?? error.message).replace(
    /([^\s(]+\.js):(\d+):(\d+)/g,
    (place, file: string, row: string, column: string) => {
      const entry = findSourceMap(file)?.findEntry(Number(row) - 1, Number(column) - 1);
      if (!entry || !('originalSource' in entry)) return place;
      return `${fileURLToPath(entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    },
  );
}
