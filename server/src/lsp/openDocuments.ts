/** The documents that the editor has open, kept as it reports its changes. */
import type { Connection } from './connection.ts';
import { createTextDocument, type EditedDocument, type TextDocument } from './textDocument.ts';

type Listener = (document: TextDocument) => void;

export interface OpenDocuments {
  readonly get: (uri: string) => TextDocument | undefined;
  readonly all: () => Iterable<TextDocument>;
  readonly onDidOpen: (listener: Listener) => void;
  readonly onDidChange: (listener: Listener) => void;
  readonly onDidClose: (listener: Listener) => void;
}

/** Listens on the connection; a change of a document that is not open is ignored. */
export function openDocuments(connection: Connection): OpenDocuments {
  const documents = new Map<string, EditedDocument>();
  const listeners = { open: [] as Listener[], change: [] as Listener[], close: [] as Listener[] };
  const tell = (about: readonly Listener[], document: TextDocument) =>
    about.forEach((listener) => listener(document));

  connection.onNotification('textDocument/didOpen', ({ textDocument }) => {
    const { uri, languageId, version, text } = textDocument;
    const document = createTextDocument(uri, languageId, version, text);
    documents.set(uri, document);
    tell(listeners.open, document);
  });
  connection.onNotification('textDocument/didChange', ({ textDocument, contentChanges }) => {
    const document = documents.get(textDocument.uri);
    if (!document) return;
    document.update(contentChanges, textDocument.version);
    tell(listeners.change, document);
  });
  connection.onNotification('textDocument/didClose', ({ textDocument: { uri } }) => {
    const document = documents.get(uri);
    if (!document) return;
    documents.delete(uri);
    tell(listeners.close, document);
  });
  return {
    get: (uri) => documents.get(uri),
    all: () => documents.values(),
    onDidOpen: (listener) => listeners.open.push(listener),
    onDidChange: (listener) => listeners.change.push(listener),
    onDidClose: (listener) => listeners.close.push(listener),
  };
}
