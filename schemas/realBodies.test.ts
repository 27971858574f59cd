// What the schema says of the real bodies of the corpus, and of our own examples.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ajv, at, isGrader, isJob, isSubGrader, parse, root, type Body } from './testing.ts';

const corpus = path.join(root, '../shared/corpus');
const isThere = existsSync(path.join(corpus, 'index.json'));
type CorpusEntry = { readonly file: string; readonly kind: string; readonly known_bad: boolean };
const graderKinds = ['grader', 'grader_run', 'grader_validate'];

/** Not known to be bad, yet refused, with the reason. */
const exceptions: ReadonlySet<string> = new Set([
  // An old page of the guide with `max_tokens`, which the service calls max_completions_tokens.
  '093-docs-graders-label_model-my_label_model.json',
  // Invented values of an SDK's test: all three method blocks at once. The rule about foreign blocks explains it.
  '099-sdk-python-test-create-all-params.json',
]);
/** Known to be bad by what they mean; their structure is right, so that a rule must find them. */
const semantic: ReadonlySet<string> = new Set([
  '117-azuresdk-rft-score-model.json',
  '124-gh-text-similarity-self-reference.json',
]);

describe('the corpus of real bodies', { skip: isThere ? false : `${corpus} is absent` }, () => {
  const entries = isThere ? (parse(path.join(corpus, 'index.json')) as readonly CorpusEntry[]) : [];
  for (const { file, kind, known_bad } of entries) {
    if (kind !== 'job' && !graderKinds.includes(kind)) continue;
    const isGood = known_bad ? semantic.has(file) : !exceptions.has(file);
    it(`${isGood ? 'accepts' : 'refuses'} ${file}`, () => {
      const body = parse(path.join(corpus, file)) as Body;
      const grader = (body['grader'] ?? body) as Body;
      const validate =
        kind === 'job' ? isJob : grader['type'] === 'label_model' ? isSubGrader : isGrader;
      assert.equal(
        validate(kind === 'job' ? body : grader),
        isGood,
        ajv.errorsText(validate.errors),
      );
    });
  }
});

const examples = path.join(root, 'examples');
const rowsOf = (name: string): readonly Body[] =>
  readFileSync(path.join(examples, 'data', name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Body);
type Example = Body & {
  readonly training_file: string;
  readonly validation_file?: string;
  readonly method: { readonly type: 'supervised' | 'dpo' | 'reinforcement' };
  readonly metadata: { readonly dataset: string };
};
const rowKeys = { supervised: 'messages', dpo: 'input', reinforcement: 'messages' } as const;

describe('the examples', () => {
  const files = readdirSync(examples).filter((name) => name.endsWith('.ftjob.json'));
  it('show every method and every grader', () => {
    const text = files.map((name) => readFileSync(path.join(examples, name), 'utf8')).join();
    for (const name of ['method', 'grader', 'subGrader'])
      for (const type of at(`/definitions/${name}`).properties?.['type']?.enum ?? [])
        assert.ok(text.includes(`"type": ${JSON.stringify(type)}`), JSON.stringify(type));
  });

  for (const name of files)
    it(`${name} is valid and fits its rows`, () => {
      const job = parse(path.join(examples, name)) as Example;
      assert.ok(isJob(job), ajv.errorsText(isJob.errors));
      const sets = { train: job.training_file, validation: job.validation_file };
      for (const [set, id] of Object.entries(sets)) {
        if (id === undefined) continue;
        assert.match(id, /^file-[A-Za-z0-9]{24}$/);
        const rows = rowsOf(`${job.metadata.dataset}.${set}.jsonl`);
        assert.ok(rows.length >= 10, `${set}: ${rows.length} rows`);
        const variables = JSON.stringify(job).matchAll(/\{\{\s*item\.(\w+)|item\[\\"(\w+)/g);
        const used = [...variables].map(([, inTemplate, inPython]) => inTemplate ?? inPython ?? '');
        for (const row of rows)
          for (const key of [rowKeys[job.method.type], ...used])
            assert.ok(key in row, `${set}: ${key}`);
      }
    });

  it('never repeat a training row in the validation rows', () => {
    for (const name of ['replies', 'tickets', 'shipping']) {
      const train = new Set(rowsOf(`${name}.train.jsonl`).map((row) => JSON.stringify(row)));
      const repeated = rowsOf(`${name}.validation.jsonl`).filter((row) =>
        train.has(JSON.stringify(row)),
      );
      assert.deepEqual(repeated, []);
    }
  });
});
