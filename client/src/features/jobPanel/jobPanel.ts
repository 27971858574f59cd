/** One panel: what came of one submission. The state is here, the page only shows it and can be gone at any time. */
import * as vscode from 'vscode';
import type { Answer, Endpoint } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import { getJob, listEvents } from '../../api/jobs.ts';
import { Disposables } from '../../infrastructure/disposables.ts';
import { runReporting } from '../../infrastructure/errors.ts';
import { readPageMessage, type PageMessage, type ShowMessage } from '../../../webview/messages.ts';
import { pageHtml } from '../../infrastructure/pageHtml.ts';
import { refreshProblem } from './refresh.ts';
import { viewOf, type Advice, type PanelState } from './view.ts';

export interface Outcome {
  readonly document: vscode.Uri;
  readonly fileName: string;
  readonly service: {
    readonly label: string;
    readonly address: string;
    readonly endpoint: () => Promise<Endpoint>;
  };
  readonly answer: Answer<FineTuningJob>;
  readonly advice: Advice | undefined;
  readonly findPlace: () => Promise<vscode.Range | undefined>;
}

export class JobPanel {
  readonly #panel: vscode.WebviewPanel;
  readonly #disposables = new Disposables();
  readonly #closed = new AbortController();
  readonly #log: vscode.LogOutputChannel;
  #outcome: Outcome;
  #state: PanelState;
  #isReady = false;
  #isRefreshing = false;

  /** Shows the outcome in a panel that was just created; `folder` holds the page's script and style sheet. */
  constructor(
    panel: vscode.WebviewPanel,
    folder: vscode.Uri,
    log: vscode.LogOutputChannel,
    outcome: Outcome,
  ) {
    this.#panel = panel;
    this.#log = log;
    this.#outcome = outcome;
    this.#state = stateOf(outcome);
    this.#disposables.add(panel.onDidDispose(() => this.#close()));
    this.#disposables.add(
      panel.webview.onDidReceiveMessage((message: unknown) =>
        this.#receive(readPageMessage(message)),
      ),
    );
    const address = (name: string): string =>
      panel.webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    panel.webview.html = pageHtml({
      script: address('jobPanel.js'),
      style: address('jobPanel.css'),
      source: panel.webview.cspSource,
      nonce: crypto.randomUUID(),
    });
    this.#run(() => this.#look());
  }

  /** Whether nothing is lost when another outcome takes the place of this one. */
  get isReplaceable(): boolean {
    return this.#state.advice?.jobMayExist === false;
  }

  /** Shows another outcome in the same panel. */
  replace(outcome: Outcome): void {
    this.#outcome = outcome;
    this.#panel.reveal(undefined, true);
    this.#update(stateOf(outcome));
    this.#run(() => this.#look());
  }

  /** Reads what the answer alone does not tell: where the file says what was refused, and the job's warnings. */
  async #look(): Promise<void> {
    const outcome = this.#outcome;
    const { answer } = outcome;
    if (answer.kind !== 'answered') {
      const canReveal = (await outcome.findPlace()) !== undefined;
      if (canReveal && outcome === this.#outcome) this.#update({ canReveal });
      return;
    }
    const endpoint = await outcome.service.endpoint();
    const signal = this.#closed.signal;
    const events = await listEvents(endpoint, answer.value.id, { limit: 100 }, { signal });
    if (events.kind !== 'answered' || outcome !== this.#outcome) return;
    const warnings = events.value.items
      .filter(({ level }) => level === 'warn')
      .map(({ message }) => message);
    if (warnings.length > 0) this.#update({ warnings });
  }

  #receive(message: PageMessage | undefined): void {
    const { answer } = this.#state;
    switch (message?.kind) {
      case 'ready':
        // The page is new: at first, and each time the panel was hidden.
        this.#isReady = true;
        this.#update({});
        return;
      case 'copyId':
        if (answer.kind === 'answered') this.#run(() => this.#copy(answer.value.id));
        return;
      case 'copyRequestId':
        if ('requestId' in answer) this.#run(() => this.#copy(answer.requestId));
        return;
      case 'refresh':
        this.#run(() => this.#refresh());
        return;
      case 'reveal':
        this.#run(() => this.#reveal());
        return;
      case undefined:
    }
  }

  async #copy(text: string | undefined): Promise<void> {
    if (text === undefined) return;
    await vscode.env.clipboard.writeText(text);
    this.#update({ announcement: vscode.l10n.t('Copied {0}', text) });
  }

  async #refresh(): Promise<void> {
    const { answer } = this.#state;
    if (answer.kind !== 'answered' || this.#isRefreshing) return;
    this.#isRefreshing = true;
    this.#update({ announcement: vscode.l10n.t('Reading the job …') });
    try {
      const endpoint = await this.#outcome.service.endpoint();
      const read = await getJob(endpoint, answer.value.id, { signal: this.#closed.signal });
      if (read.kind !== 'answered') this.#update({ announcement: refreshProblem(read) });
      else this.#update({ answer: read, announcement: vscode.l10n.t('The job was read again.') });
    } finally {
      this.#isRefreshing = false;
    }
  }

  async #reveal(): Promise<void> {
    const selection = await this.#outcome.findPlace();
    if (!selection) {
      const announcement = vscode.l10n.t('The file does not have this place any more.');
      this.#update({ canReveal: false, announcement });
      return;
    }
    const viewColumn = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === this.#outcome.document.toString(),
    )?.viewColumn;
    await vscode.window.showTextDocument(this.#outcome.document, {
      selection,
      viewColumn: viewColumn ?? vscode.ViewColumn.One,
    });
  }

  #update(change: Partial<PanelState>): void {
    this.#state = { ...this.#state, ...change };
    if (!this.#isReady || this.#closed.signal.aborted) return;
    const message: ShowMessage = { kind: 'show', view: viewOf(this.#state, vscode.env.language) };
    void this.#panel.webview.postMessage(message);
  }

  #run(action: () => Promise<void>): void {
    void runReporting(this.#log, action);
  }

  #close(): void {
    this.#closed.abort();
    this.#disposables.dispose();
  }
}

function stateOf({ fileName, service, answer, advice }: Outcome): PanelState {
  const connection = { label: service.label, address: service.address };
  return { fileName, connection, answer, advice, canReveal: false, warnings: [], announcement: '' };
}
