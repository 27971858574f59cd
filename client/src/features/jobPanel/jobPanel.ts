/** One panel, one job: what is known of it, and what a person can do with it. The page only shows this. */
import * as vscode from 'vscode';
import type { Answer } from '../../api/http.ts';
import { isTerminal, type FineTuningJob } from '../../api/job.ts';
import { Disposables } from '../../infrastructure/disposables.ts';
import { runReporting } from '../../infrastructure/errors.ts';
import { plainText } from '../../infrastructure/plainText.ts';
import { confirm } from '../../infrastructure/prompts.ts';
import type { JobRef, PageMessage } from '../../../webview/messages.ts';
import { attentionTo, onAttention } from './attention.ts';
import { changeProblem, changeQuestion, sendChange } from './changes.ts';
import { copied } from './copied.ts';
import { tellEnd } from './end.ts';
import type { IsFirstToTell } from './firstToTell.ts';
import type { PanelHost } from './host.ts';
import { firstState, type JobState, type KnownBefore } from './jobState.ts';
import { jobService } from './jobService.ts';
import { isSame, readAgain, type Knowledge } from './knowledge.ts';
import type { Page } from './page.ts';
import { noPlace, placeOfFault, showPlace } from './place.ts';
import { isForGood, isSilence, refreshed, retryAfterOf } from './readingProblem.ts';
import { openResultFile, saveResultFile } from './resultFiles.ts';
import { share } from './share.ts';
import type { JobChange } from './status.ts';
import { viewOf } from './view.ts';
import { outcomeOf, Watch, type ReadingOutcome } from './watch.ts';

export class JobPanel {
  readonly #page: Page;
  readonly #host: PanelHost;
  readonly #isFirstToTell: IsFirstToTell;
  readonly #disposables = new Disposables();
  readonly #closed = new AbortController();
  readonly #watch: Watch;
  #state: JobState;

  /** Shows what is known of the job in the page, and begins to read it. */
  constructor(
    page: Page,
    ref: JobRef,
    host: PanelHost,
    before: KnownBefore,
    isFirstToTell: IsFirstToTell,
  ) {
    this.#page = page;
    this.#host = host;
    this.#isFirstToTell = isFirstToTell;
    this.#state = firstState(ref, before);
    page.panel.title = titleOf(ref, before.fileName);
    page.listen((message) => {
      this.#run(() => this.#receive(message));
    });
    this.#watch = this.#disposables.add(
      new Watch({
        read: () => this.#read(),
        onError: (error) => this.#failToRead(error),
        attention: () => attentionTo(page.panel),
        onPlan: (nextReadAt) => this.#update({ nextReadAt }),
      }),
    );
    this.#disposables.add(onAttention(page.panel, () => this.#watch.attend()));
    this.#disposables.add(page.panel.onDidDispose(() => this.#close()));
    this.#update({});
    this.#run(() => this.#lookForPlace());
    this.#run(() => this.#watch.readNow());
  }

  reveal(): void {
    this.#page.panel.reveal(undefined, true);
  }

  /** A person sees what it shows. */
  get isLookedAt(): boolean {
    return attentionTo(this.#page.panel) === 'looking';
  }

  readNow(): Promise<void> {
    return this.#watch.readNow();
  }

  async #receive({ kind, target }: PageMessage & { readonly target?: string }): Promise<void> {
    const { ref, knowledge } = this.#state;
    switch (kind) {
      case 'ready':
      case 'command':
        return;
      case 'reveal':
        return this.#showPlace();
      case 'refresh':
        return this.#refresh();
      case 'connect':
        return this.#connect();
      case 'cancel':
      case 'pause':
      case 'resume':
        return this.#change(kind);
      case 'copyId':
      case 'copyRequestId':
      case 'copyModel':
      case 'copyCheckpoint':
        return this.#copy(copied(kind, target, this.#state));
      case 'openFile':
      case 'saveFile': {
        const file = knowledge?.results.find(({ id }) => id === target);
        if (!file) return;
        const problem =
          kind === 'openFile'
            ? await openResultFile(ref, file)
            : await saveResultFile(ref, file, this.#host);
        this.#update({
          problem: problem === undefined ? undefined : { text: problem, isSilence: false },
        });
      }
    }
  }

  async #copy(text: string | undefined): Promise<void> {
    if (text === undefined) return;
    await vscode.env.clipboard.writeText(text);
    this.#update({ announcement: vscode.l10n.t('Copied {0}', text) });
  }

  async #refresh(): Promise<void> {
    this.#update({ announcement: vscode.l10n.t('Reading the job …'), problem: undefined });
    await this.#watch.readNow();
    this.#update({ announcement: refreshed(this.#state) });
  }

  async #connect(): Promise<void> {
    await this.#host.readyById(this.#state.ref.connectionId, { interactive: true });
    await this.#watch.readNow();
  }

  /** One request to change the job, after consent; then the job is read, whatever came of it. */
  async #change(change: JobChange): Promise<void> {
    const { ref, fileName, underWay } = this.#state;
    if (underWay) return;
    this.#update({ underWay: change, problem: undefined });
    try {
      const found = await jobService(ref, this.#host, { interactive: true });
      if (found.kind === 'elsewhere') this.#update({ elsewhere: found.words });
      if (found.kind !== 'ready') return;
      const { service } = found;
      const named = { name: fileName ?? ref.jobId, jobId: ref.jobId, label: service.label };
      await confirm(...changeQuestion(change, named));
      const answer = await sendChange[change](await service.endpoint(), ref.jobId);
      this.#host.log.info(`Asked ${service.label} to ${change} a job: ${answer.kind}`);
      if (answer.kind === 'answered') this.#learnChange(answer);
      else
        this.#update({
          problem: { text: changeProblem(answer, service.label), isSilence: isSilence(answer) },
        });
    } finally {
      this.#update({ underWay: undefined });
    }
    await this.#watch.readNow();
  }

  #learnChange({
    value: job,
    text,
    requestId,
  }: Answer<FineTuningJob> & { kind: 'answered' }): void {
    const { knowledge, ref } = this.#state;
    if (!knowledge) return;
    this.#learn({ ...knowledge, job, answer: { text, requestId } });
    // Whoever ends a job knows that it has ended.
    const { submissionId } = ref;
    if (isTerminal(job.status) && submissionId !== undefined)
      this.#run(async () => {
        await this.#host.history.markNotified(submissionId);
      });
  }

  async #read(): Promise<ReadingOutcome> {
    const { ref, knowledge: before, lastReadAt } = this.#state;
    const found = await jobService(ref, this.#host, { interactive: false });
    this.#update({
      needsPerson: found.kind === 'notReady',
      elsewhere: found.kind === 'elsewhere' ? found.words : undefined,
    });
    if (found.kind !== 'ready') return outcomeOf(hasEnded(before), { needsPerson: true });
    const { service } = found;
    const { label, address } = service;
    this.#update({ connection: { label, address } });
    const endpoint = await service.endpoint();
    const { knowledge, failure } = await readAgain(
      endpoint,
      ref.jobId,
      before,
      this.#closed.signal,
    );
    if (this.#closed.signal.aborted) return outcomeOf(hasEnded(before), {});
    const hasChanged = !isSame(before, knowledge);
    this.#update({ failure, ...(!failure && { lastReadAt: Date.now() }) });
    if (hasChanged && knowledge) {
      this.#learn(knowledge);
      await this.#tellIfEnded(before?.job, knowledge.job);
    }
    return outcomeOf(hasEnded(knowledge), {
      hasChanged,
      hasFailed: failure !== undefined,
      retryAfterSeconds: retryAfterOf(failure),
      needsPerson: failure !== undefined && isForGood(failure, lastReadAt, Date.now()),
    });
  }

  /** No request was made: the secret storage, a sign-in or our own sandbox failed. */
  #failToRead(error: unknown): void {
    const cause = error instanceof Error ? error : new Error(String(error));
    this.#host.log.error(cause);
    const detail = cause.message;
    this.#update({ failure: { kind: 'notSent', reason: 'invalidRequest', detail } });
  }

  #learn(knowledge: Knowledge): void {
    const { ref, knowledge: before } = this.#state;
    const { job } = knowledge;
    const isNews = before !== undefined && before.job.status !== job.status;
    this.#update({
      knowledge,
      ...(isNews && { announcement: vscode.l10n.t('The job is now: {0}', plainText(job.status)) }),
    });
    this.#run(() => this.#lookForPlace());
    this.#run(() => share(knowledge, ref, this.#host));
  }

  #place(): Promise<vscode.Location | undefined> {
    return placeOfFault(this.#state.ref, this.#state.knowledge?.job.error, this.#host);
  }

  async #lookForPlace(): Promise<void> {
    this.#update({ canReveal: (await this.#place()) !== undefined });
  }

  async #showPlace(): Promise<void> {
    const place = await this.#place();
    if (place) await showPlace(place);
    else this.#update({ canReveal: false, announcement: noPlace() });
  }

  async #tellIfEnded(before: FineTuningJob | undefined, job: FineTuningJob): Promise<void> {
    if (!before || isTerminal(before.status) || !isTerminal(job.status)) return;
    const isNews = await this.#isFirstToTell(this.#state.ref, job);
    if (isNews && !this.isLookedAt) tellEnd(job, this.#state.fileName, () => this.reveal());
  }

  #update(change: Partial<JobState>): void {
    if (this.#closed.signal.aborted) return;
    this.#state = { ...this.#state, ...change };
    const view = viewOf(this.#state, vscode.env.language, Date.now());
    this.#page.show({ kind: 'show', view, state: this.#state.ref });
  }

  #run(action: () => Promise<void>): void {
    void runReporting(this.#host.log, action);
  }

  #close(): void {
    this.#closed.abort();
    this.#disposables.dispose();
  }
}

function hasEnded(knowledge: Knowledge | undefined): boolean {
  return isTerminal(knowledge?.job.status ?? '');
}

function titleOf({ jobId }: JobRef, fileName: string | undefined): string {
  return fileName === undefined
    ? vscode.l10n.t('Job {0}', jobId)
    : vscode.l10n.t('Job of {0}', fileName);
}
