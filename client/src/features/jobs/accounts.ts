/** The account whose jobs are shown, and no other: what one has told is forgotten when another is set. */
import { accountReader, type AccountReader } from './accountReader.ts';
import type { Account } from './entries.ts';
import type { ChosenConnection, JobsHost } from './host.ts';

export interface Accounts {
  /** The reader of the account that this connection leads to; of `undefined` there is none. */
  readonly of: (chosen: ChosenConnection | undefined) => AccountReader | undefined;
  /** That of the connection that was asked for last. */
  readonly current: () => AccountReader | undefined;
  /** What it has told, and by which name. */
  readonly shown: () => Account | undefined;
  /** Another key or another sign-in may lead to another account. */
  readonly forget: () => void;
}

export function accounts({ readyById, onNews }: Pick<JobsHost, 'readyById' | 'onNews'>): Accounts {
  let held:
    { readonly key: string; readonly label: string; readonly reader: AccountReader } | undefined;
  return {
    of: (chosen) => {
      // Whatever the settings say of a connection may decide whose jobs it lists.
      const key = chosen && JSON.stringify(chosen);
      if (!chosen || key === undefined) held = undefined;
      else if (held?.key !== key) {
        const reader = accountReader(() => readyById(chosen.id, { interactive: false }), onNews);
        held = { key, label: chosen.label, reader };
      }
      return held?.reader;
    },
    current: () => held?.reader,
    shown: () =>
      held && { label: held.label, service: held.reader.service(), list: held.reader.list() },
    forget: () => (held = undefined),
  };
}
