/** The sandbox that the extension runs itself: started on first use, ended with the window. */
import type { Disposable } from '../../infrastructure/disposables.ts';

export interface RunningSandbox {
  /** `http://127.0.0.1:PORT/v1` */
  readonly address: string;
  close(): Promise<void>;
}

export type StartSandbox = () => Promise<RunningSandbox>;

export interface OwnSandbox extends Disposable {
  /** The address of the running sandbox; starts it when it is not running. */
  address(): Promise<string>;
  /** The same without starting it; `undefined` while it does not run. */
  runningAddress(): string | undefined;
}

export function ownSandbox(start: StartSandbox): OwnSandbox {
  let running: Promise<RunningSandbox> | undefined;
  let address: string | undefined;
  return {
    address: async () => {
      running ??= start();
      try {
        return (address = (await running).address);
      } catch (error) {
        // The next use tries again.
        running = undefined;
        throw error;
      }
    },
    runningAddress: () => address,
    dispose: () => running?.then((sandbox) => sandbox.close()).catch(() => undefined),
  };
}
