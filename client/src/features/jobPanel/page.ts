/** The page in a webview panel: what it was last told, and what it says. It can be gone and come back at any time. */
import * as vscode from 'vscode';
import { readPageMessage, type PageMessage, type ShowMessage } from '../../../webview/messages.ts';
import { pageHtml } from '../../infrastructure/pageHtml.ts';

export class Page {
  readonly panel: vscode.WebviewPanel;
  #receive: (message: PageMessage) => void = () => undefined;
  #last: ShowMessage | undefined;
  #isReady = false;
  #isClosed = false;

  /** Puts the page into a panel that is new or was restored; `folder` holds its script and its style sheet. */
  constructor(panel: vscode.WebviewPanel, folder: vscode.Uri) {
    this.panel = panel;
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    webview.onDidReceiveMessage((said: unknown) => {
      const message = readPageMessage(said);
      if (message?.kind === 'ready') {
        // The page is new: at first, and each time the panel was hidden.
        this.#isReady = true;
        this.#post();
      } else if (message) this.#receive(message);
    });
    panel.onDidDispose(() => {
      this.#isClosed = true;
    });
    const address = (name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    webview.html = pageHtml({
      script: address('jobPanel.js'),
      style: address('jobPanel.css'),
      source: webview.cspSource,
      nonce: crypto.randomUUID(),
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Where the editor area shows it; `undefined` once it is closed. */
  get column(): vscode.ViewColumn | undefined {
    return this.#isClosed ? undefined : this.panel.viewColumn;
  }

  /** From now on tells what is pressed to this listener, and to no other; says whether it still does. */
  listen(receive: (message: PageMessage) => void): () => boolean {
    this.#receive = receive;
    return () => this.#receive === receive;
  }

  show(message: ShowMessage): void {
    this.#last = message;
    this.#post();
  }

  #post(): void {
    if (this.#last && this.#isReady && !this.#isClosed)
      void this.panel.webview.postMessage(this.#last);
  }
}
