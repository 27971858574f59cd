// A Microsoft account for tests: a provider of sessions in the place of VS Code's own, with a token that we know.
import * as vscode from 'vscode';

export interface FakeAccount {
  readonly token: string;
  /** The scopes of each sign-in. */
  readonly signIns: readonly (readonly string[])[];
  /** Ends all sessions, as a sign-out in the Accounts menu does. */
  readonly signOut: () => void;
  readonly dispose: () => void;
}

export function signInWith(token: string, label: string): FakeAccount {
  const changed =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  let sessions: vscode.AuthenticationSession[] = [];
  const signIns: (readonly string[])[] = [];
  const provider: vscode.AuthenticationProvider = {
    onDidChangeSessions: changed.event,
    getSessions: (scopes) =>
      Promise.resolve(
        sessions.filter((one) => !scopes || one.scopes.join(' ') === scopes.join(' ')),
      ),
    createSession: (scopes) => {
      signIns.push(scopes);
      const id = String(signIns.length);
      const session = { id, accessToken: token, account: { id: label, label }, scopes };
      sessions.push(session);
      changed.fire({ added: [session], removed: [], changed: [] });
      return Promise.resolve(session);
    },
    removeSession: () => Promise.resolve(),
  };
  const registration = vscode.authentication.registerAuthenticationProvider(
    'microsoft',
    'Microsoft',
    provider,
    { supportsMultipleAccounts: true },
  );
  const signOut = () => {
    const removed = sessions;
    sessions = [];
    changed.fire({ added: [], removed, changed: [] });
  };
  return {
    token,
    signIns,
    signOut,
    dispose: () => {
      signOut();
      registration.dispose();
      changed.dispose();
    },
  };
}
