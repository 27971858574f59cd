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

interface Registered {
  sessions: vscode.AuthenticationSession[];
  signIns: (readonly string[])[];
  token: string;
  label: string;
  readonly changed: vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>;
}

/** Each test file is a bundle of its own, and VS Code would put its own provider in the place of one that is taken back. */
const shared = globalThis as { ftjobMicrosoftAccount?: Registered };

export function signInWith(token: string, label: string): FakeAccount {
  const account = (shared.ftjobMicrosoftAccount ??= register());
  Object.assign(account, { token, label, signIns: [] });
  const signOut = () => {
    const removed = account.sessions;
    account.sessions = [];
    account.changed.fire({ added: [], removed, changed: [] });
  };
  return {
    token,
    get signIns() {
      return account.signIns;
    },
    signOut,
    dispose: signOut,
  };
}

function register(): Registered {
  const account: Registered = {
    sessions: [],
    signIns: [],
    token: '',
    label: '',
    changed: new vscode.EventEmitter(),
  };
  const provider: vscode.AuthenticationProvider = {
    onDidChangeSessions: account.changed.event,
    getSessions: (scopes) =>
      Promise.resolve(
        account.sessions.filter((one) => !scopes || one.scopes.join(' ') === scopes.join(' ')),
      ),
    createSession: (scopes) => {
      account.signIns.push(scopes);
      const { token, label } = account;
      const id = `${label} ${account.signIns.length}`;
      const session = { id, accessToken: token, account: { id: label, label }, scopes };
      account.sessions.push(session);
      account.changed.fire({ added: [session], removed: [], changed: [] });
      return Promise.resolve(session);
    },
    removeSession: () => Promise.resolve(),
  };
  vscode.authentication.registerAuthenticationProvider('microsoft', 'Microsoft', provider, {
    supportsMultipleAccounts: true,
  });
  return account;
}
