/** Collects what must be disposed together, by `vscode.Disposable`'s shape. */

export interface Disposable {
  dispose(): unknown;
}

/** Disposes its members once, the youngest first; what comes after that is disposed at once. */
export class Disposables implements Disposable {
  readonly #members: Disposable[] = [];
  #isDisposed = false;

  add<Member extends Disposable>(member: Member): Member {
    if (this.#isDisposed) member.dispose();
    else this.#members.push(member);
    return member;
  }

  dispose(): void {
    this.#isDisposed = true;
    for (let member = this.#members.pop(); member; member = this.#members.pop()) member.dispose();
  }
}
