// Prints the heap in MB after 100 and after 1100 documents of 100 kB with Python have been opened, judged and closed.
import { exampleJobs } from '../support/fixtures.ts';
import { startLspClient } from '../support/lspClient.ts';

const example = exampleJobs().find(({ name }) => name.includes('python'))!.text;
const prompt = 'Is it right? '.repeat(7_500);
const text = (index: number) =>
  example.replace('"model"', `"suffix": ${JSON.stringify(`${index} ${prompt}`)},\n  "model"`);

const client = await startLspClient();
async function openAndClose(count: number): Promise<number> {
  for (let index = 0; index < count; index++) {
    const document = client.open(text(index));
    await document.diagnostics();
    await document.completion(40);
    document.close();
  }
  globalThis.gc!();
  return Math.round(process.memoryUsage().heapUsed / 1e5) / 10;
}
const before = await openAndClose(100);
const after = await openAndClose(1000);
console.log(JSON.stringify({ before, after }));
// The last close may still be on its way, which a stopped client would call an error.
process.exit();
