/** One open sheet. What it shows follows the document and the settings; an agreement counts for what was shown last. */
import * as vscode from 'vscode';
import type { SubmissionParams } from '../../../../protocol/submission.ts';
import { readReviewMessage, type ShowReviewMessage } from '../../../webview/reviewMessages.ts';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';
import { Problem, runReporting, UserCancelled } from '../../infrastructure/errors.ts';
import { fileNameOf } from '../../infrastructure/jobDocument.ts';
import { pageHtml } from '../../infrastructure/pageHtml.ts';
import type { DiffEditors } from './diffEditor.ts';
import { fileKey, fileStatus, notAsked, type FileStatus } from './fileStatus.ts';
import { FileWatch, type Attention, type WatchedFile } from './fileWatch.ts';
import type { Agreement, ReviewedConnection, ReviewHost } from './index.ts';
import { outcome, type Outcome } from './outcome.ts';
import { changeOf, filesOf, read, type Reading } from './reading.ts';
import { revealable, viewOf, type ReviewState } from './view.ts';

export class ReviewSheet<Connection extends ReviewedConnection> implements Disposable {
  readonly #document: vscode.TextDocument;
  readonly #fileName: string;
  readonly #host: ReviewHost<Connection>;
  readonly #diffs: DiffEditors;
  readonly #metadataEntry: SubmissionParams['metadataEntry'];
  readonly #disposables = new Disposables();
  #isClosed = false;
  readonly #caller = vscode.window.activeTextEditor;
  readonly #outcome: Outcome<Agreement<Connection>>;
  readonly #files: FileWatch;
  #panel: vscode.WebviewPanel | undefined;
  #current: Reading<Connection> | undefined;
  #service: Connection | undefined;
  #notice = '';
  #isReady = false;
  #isStale = false;
  #reading: Promise<void> | undefined;

  constructor(
    document: vscode.TextDocument,
    host: ReviewHost<Connection>,
    diffs: DiffEditors,
    metadataEntry: SubmissionParams['metadataEntry'],
  ) {
    this.#document = document;
    this.#fileName = fileNameOf(document);
    this.#host = host;
    this.#diffs = diffs;
    this.#metadataEntry = metadataEntry;
    this.#outcome = outcome();
    this.#files = this.#disposables.add(
      new FileWatch({
        attention: () => this.#attention(),
        onChange: () => this.#show(),
      }),
    );
  }

  /** Opens the sheet and waits for a person. */
  async agreement(): Promise<Agreement<Connection>> {
    this.#follow();
    this.#service = await this.#host.prepare(this.#document.uri);
    this.#current = await this.#read(this.#service);
    this.#open();
    this.#followFiles();
    return this.#outcome.promise;
  }

  /** Nothing while it is about to open. */
  reveal(): void {
    this.#panel?.reveal();
  }

  dispose(): void {
    this.#isClosed = true;
    this.#disposables.dispose();
  }

  /** Whatever changes what would be sent is shown at once. */
  #follow(): void {
    const own = this.#document.uri.toString();
    const listeners = [
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.uri.toString() !== own) return;
        if (contentChanges.length > 0) this.#refresh();
        // It was saved, or is not saved any more.
        else this.#show();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.toString() !== own) return;
        const message = vscode.l10n.t('{0} was closed, so nothing was sent.', this.#fileName);
        this.#outcome.reject(new Problem(message));
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration('ftjob', this.#document.uri)) return;
        this.#service = undefined;
        this.#refresh();
      }),
      vscode.window.onDidChangeWindowState(() => this.#files.attend()),
    ];
    for (const listener of listeners) this.#disposables.add(listener);
  }

  #open(): void {
    const folder = vscode.Uri.joinPath(this.#host.extension, 'dist', 'webview');
    const panel = this.#disposables.add(
      vscode.window.createWebviewPanel(
        'ftjob.review',
        vscode.l10n.t('Submit {0}', this.#fileName),
        vscode.ViewColumn.Beside,
        { enableScripts: true, enableFindWidget: true, localResourceRoots: [folder] },
      ),
    );
    this.#panel = panel;
    panel.onDidChangeViewState(() => this.#files.attend());
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#outcome.reject(new UserCancelled());
    });
    panel.webview.onDidReceiveMessage((message: unknown) =>
      this.#run(() => this.#receive(message)),
    );
    const address = (name: string): string =>
      panel.webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    panel.webview.html = pageHtml({
      script: address('reviewPage.js'),
      style: address('reviewPage.css'),
      source: panel.webview.cspSource,
      nonce: crypto.randomUUID(),
    });
  }

  async #receive(given: unknown): Promise<void> {
    const message = readReviewMessage(given);
    const current = this.#current;
    if (!message || !current) return;
    switch (message.kind) {
      case 'ready':
        // The page is new: at first, and each time the panel was hidden.
        this.#isReady = true;
        this.#show();
        return;
      case 'cancel':
        await this.#leave(() => this.#outcome.reject(new UserCancelled()));
        return;
      case 'copyAs':
        await vscode.commands.executeCommand('ftjob.copyAs', this.#document.uri);
        return;
      case 'openDiff':
        if (current.last && current.answer.body !== undefined)
          await this.#diffs.open(this.#fileName, current.last.body, current.answer.body);
        return;
      case 'reveal':
        await this.#reveal(current, message.index);
        return;
      case 'agree':
        await this.#agree(message.fingerprint);
    }
  }

  /** Nothing is sent that was not shown: what would be sent now is read again and must be what the page showed. */
  async #agree(fingerprint: string): Promise<void> {
    await this.#readNewest();
    const now = this.#current;
    if (now?.fingerprint !== fingerprint) return;
    const { answer, service, unfound } = now;
    if (answer.body === undefined) return;
    const { version, body } = answer;
    await this.#leave(() => this.#outcome.resolve({ version, body, service, toldOf: unfound?.id }));
  }

  #refresh(): void {
    // Before the first reading there is nothing that could be old.
    if (this.#current) this.#run(() => this.#readNewest());
  }

  /** One reading at a time; what changes meanwhile is read once more. */
  #readNewest(): Promise<void> {
    this.#isStale = true;
    return (this.#reading ??= this.#readUntilCurrent());
  }

  async #readUntilCurrent(): Promise<void> {
    try {
      while (this.#isStale) {
        this.#isStale = false;
        this.#service ??= await this.#host.prepare(this.#document.uri);
        const before = this.#current;
        const now = await this.#read(this.#service);
        if (now.fingerprint !== before?.fingerprint)
          this.#notice = changeOf(before, now, this.#fileName);
        this.#current = now;
      }
    } catch (error) {
      // Without a text and a connection there is nothing to agree to.
      this.#outcome.reject(error);
    } finally {
      this.#reading = undefined;
    }
    this.#show();
    this.#followFiles();
  }

  #read(service: Connection): Promise<Reading<Connection>> {
    return read(this.#document, this.#metadataEntry, service, this.#host);
  }

  /** What the service says of the files is shown when it has come. */
  #followFiles(): void {
    const current = this.#current;
    if (!current) return;
    const { service } = current;
    this.#files.follow(
      filesOf(current).map((id): WatchedFile => ({
        key: fileKey(service, id),
        look: (signal) => this.#statusOf(id, service, signal),
      })),
    );
  }

  #attention(): Attention {
    if (!this.#panel?.visible) return 'hidden';
    return vscode.window.state.focused ? 'looking' : 'near';
  }

  async #statusOf(id: string, { endpoint }: Connection, signal: AbortSignal): Promise<FileStatus> {
    let status = notAsked();
    await runReporting(this.#host.log, async () => {
      status = await fileStatus(await endpoint(), id, signal);
    });
    return status;
  }

  /** Back to where the command was called, before the sheet goes: else the focus falls to what lies under it. */
  async #leave(settle: () => void): Promise<void> {
    const editor = this.#editor();
    try {
      if (editor) await vscode.window.showTextDocument(this.#document, editor.viewColumn);
    } finally {
      settle();
    }
  }

  /** The one that the command was called in, or another that shows the document. */
  #editor(): vscode.TextEditor | undefined {
    const editors = vscode.window.visibleTextEditors.filter(
      ({ document }) => document === this.#document,
    );
    return editors.find((editor) => editor === this.#caller) ?? editors[0];
  }

  async #reveal({ answer }: Reading<Connection>, index: number): Promise<void> {
    const problem = revealable(answer.problems)[index];
    if (!problem) return;
    const { line, character } = problem.start;
    const place = new vscode.Position(line, character);
    await vscode.window.showTextDocument(this.#document, {
      selection: new vscode.Range(place, place),
      viewColumn: this.#editor()?.viewColumn ?? vscode.ViewColumn.One,
    });
  }

  #show(): void {
    const current = this.#current;
    if (!current || !this.#isReady || this.#isClosed) return;
    const { answer, service, last, isSameJob, twin, unfound, fingerprint } = current;
    const state: ReviewState = {
      fileName: this.#fileName,
      isUnsaved: this.#document.isDirty,
      connection: service,
      answer,
      last,
      isSameJob,
      twin,
      unfound,
      files: new Map(
        filesOf(current).map((id) => [id, this.#files.statusOf(fileKey(service, id))]),
      ),
      fingerprint,
      notice: this.#notice,
    };
    const message: ShowReviewMessage = { kind: 'show', view: viewOf(state, vscode.env.language) };
    void this.#panel?.webview.postMessage(message);
  }

  #run(action: () => Promise<void>): void {
    void runReporting(this.#host.log, action);
  }
}
