/** Tokens of the Microsoft account that VS Code itself signs in: asked for at each use, never kept by ftjob. */
import * as vscode from 'vscode';

/** VS Code's built-in provider for the public cloud. */
export const microsoftProvider = 'microsoft';

/** The session of the account, `undefined` where nobody is signed in for this scope. Asks nothing. */
export async function signedIn(scope: string): Promise<vscode.AuthenticationSession | undefined> {
  return vscode.authentication.getSession(microsoftProvider, [scope], { silent: true });
}

/** The session of the account that the user signs in with, if that is not done yet. Rejects when they decline. */
export async function signIn(scope: string): Promise<vscode.AuthenticationSession> {
  return vscode.authentication.getSession(microsoftProvider, [scope], { createIfNone: true });
}
