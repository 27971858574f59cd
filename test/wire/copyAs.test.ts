// What *Copy as* writes is run for real, and the service is asked what it received.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import fc from 'fast-check';
import { languages } from '../../client/src/features/copyAs/languages.ts';
import { requestOf } from '../../client/src/features/copyAs/request.ts';
import { hostileJson } from '../support/hostileJson.ts';
import { json, startRecorder, type Recorder } from '../support/recorder.ts';

/** How the code of a language is run: the file's name, the programs that must be there, the command. */
const runs = [
  { name: 'cURL', file: 'submit.sh', programs: ['bash', 'curl'], command: ['bash', '-eu'] },
  { name: 'Python', file: 'submit.py', programs: ['python3'], command: ['python3'] },
  { name: 'Node.js', file: 'submit.mjs', programs: [], command: [process.execPath] },
  { name: 'Java', file: 'Main.java', programs: ['java', 'javac'], command: ['java'] },
  { name: 'Go', file: 'main.go', programs: ['go'], command: ['go', 'run'] },
  { name: 'Ruby', file: 'submit.rb', programs: ['ruby'], command: ['ruby'] },
  { name: 'PowerShell', file: 'submit.ps1', programs: ['pwsh'], command: ['pwsh', '-File'] },
] as const;

const variable = 'OPENAI_API_KEY';
const key = `k'e"y$\\1`;

interface Ended {
  readonly code: unknown;
  readonly output: string;
  readonly errors: string;
  readonly source: string;
}

/** Runs the code that copies a body, with or without the key. */
async function execute(
  service: Recorder,
  { name, file, command }: (typeof runs)[number],
  body: string,
  folder: string,
  environment: Readonly<Record<string, string>> = { [variable]: key },
): Promise<Ended> {
  const request = requestOf(
    {
      kind: 'openai',
      address: `${service.origin}/v1`,
      authorization: 'bearer',
      organization: 'org-1',
      project: 'proj_"#{1}$',
    },
    body,
  );
  const source = languages.find((language) => language.name === name)!.write(request);
  assert.ok(!source.includes(key));
  const target = path.join(folder, file);
  await writeFile(target, source);
  const [program, ...rest] = command;
  const { [variable]: _ours, ...others } = process.env;
  const child = spawn(program, [...rest, target], { env: { ...others, ...environment } });
  const [output, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ]);
  return { code, output, errors, source };
}

async function run(
  service: Recorder,
  one: (typeof runs)[number],
  body: string,
  folder: string,
): Promise<void> {
  const { code, output, errors, source } = await execute(service, one, body, folder);
  const received = service.requests.at(-1);
  assert.ok(received, `${errors}\n${source}`);
  assert.equal(received.body.toString(), body, source);
  assert.equal(received.path, '/v1/fine_tuning/jobs');
  assert.equal(received.method, 'POST');
  assert.equal(received.headers.authorization, `Bearer ${key}`);
  assert.match(received.headers['content-type'] ?? '', /^application\/json/);
  assert.equal(received.headers['openai-organization'], 'org-1');
  assert.equal(received.headers['openai-project'], 'proj_"#{1}$');
  assert.match(output, /ftjob-answer/, errors);
  assert.equal(code, 0, errors);
}

/** Each kind of literal that a language has: plain, with carriage returns, with all that is special, and long. */
const plain = '{\n  "model": "gpt-4.1",\n  "suffix": "it\'s"\n}\n';
const special = JSON.stringify(
  { text: '\'"\\\n`${x}` #{1} $HOME !! </script> é 😀 \u202e\ufeff\u2028' },
  undefined,
  2,
);
const long = JSON.stringify({ text: 'é"\\'.repeat(30_000), end: `'` }, undefined, 1);
const bodies = [plain, plain.replaceAll('\n', '\r\n'), special, long];

for (const one of runs) {
  const missing = one.programs.filter((program) => !isThere(program));
  test(
    `${one.name} sends the body to the byte`,
    { skip: missing.length > 0 && `${missing.join(', ')} is not on this machine` },
    async () => {
      const service = await startRecorder(json(200, { id: 'ftjob-answer' }));
      const folder = await mkdtemp(path.join(tmpdir(), 'ftjob-copy-as-'));
      try {
        for (const body of bodies) {
          const before = service.requests.length;
          await run(service, one, body, folder);
          assert.equal(service.requests.length, before + 1, 'sent once');
        }
        if (one.name === 'Java') return;
        await fc.assert(
          fc.asyncProperty(hostileJson, (body) => run(service, one, body, folder)),
          { numRuns: 10 },
        );
      } finally {
        await service.close();
        await rm(folder, { recursive: true });
      }
    },
  );
}

for (const one of runs) {
  const missing = one.programs.filter((program) => !isThere(program));
  test(
    `${one.name} fails with the words of a refusal, and sends nothing without the key`,
    { skip: missing.length > 0 && `${missing.join(', ')} is not on this machine` },
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'ftjob-copy-as-'));
      try {
        for (const status of [401, 500]) {
          const service = await startRecorder(json(status, { error: { message: 'no such key' } }));
          const { code, output, errors } = await execute(service, one, plain, folder);
          await service.close();
          assert.notEqual(code, 0);
          assert.match(output + errors, /no such key/);
          assert.match(output + errors, new RegExp(String(status)));
          assert.equal(service.requests.length, 1, 'sent once');
        }
        const service = await startRecorder(json(200, { id: 'ftjob-answer' }));
        const { code, errors } = await execute(service, one, plain, folder, {});
        await service.close();
        assert.notEqual(code, 0);
        assert.match(errors, /Set OPENAI_API_KEY to the API key first\./);
        assert.deepEqual(service.requests, []);
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  );
}

function isThere(program: string): boolean {
  const option = program.startsWith('java') ? '-version' : '--version';
  return spawnSync(program, [program === 'go' ? 'version' : option]).error === undefined;
}
