/**
 * The view: what it knows, when it reads that again, and how VS Code shows it. It reads while it is seen, at once and
 * then ever more rarely while jobs go on; the account is asked for its jobs only when somebody opens it.
 */
import * as vscode from 'vscode';
import type { FineTuningJob } from '../../api/job.ts';
import type { Submission } from '../../api/submission.ts';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';
import { runReporting } from '../../infrastructure/errors.ts';
import type { AccountReader } from './accountReader.ts';
import { accounts } from './accounts.ts';
import {
  accountEntries,
  rootEntries,
  workspaceEntries,
  type Account,
  type Entry,
  type JobName,
  type Knowledge,
} from './entries.ts';
import { follower } from './follower.ts';
import { headOf } from './head.ts';
import type { ChosenConnection, JobsHost } from './host.ts';
import { viewId, type Tree } from './registration.ts';
import { tellReading } from './reading.ts';
import { rhythmOf } from './rhythm.ts';
import { rowOf, type Row, type RowContext } from './rows.ts';
import { goesOn, isFollowed, standingOf, type Standing } from './standing.ts';
import { treeItem } from './treeItem.ts';
import { isInWorkspace } from './workspace.ts';

export interface JobsView extends Tree<Entry>, Disposable {
  /** The account's jobs that were read, with the connection that they were read from. */
  readonly account: () => Account | undefined;
  readonly selection: () => readonly Entry[];
  /** All jobs that the view has, whether they are filtered out or not, as it shows them. */
  readonly rows: () => Promise<readonly { readonly entry: JobName; readonly row: Row }[]>;
  readonly filter: () => ReadonlySet<Standing>;
  readonly setFilter: (filter: ReadonlySet<Standing>) => void;
  readonly refresh: () => Promise<void>;
  readonly loadMore: () => Promise<void>;
  /** Asks for what is missing before the account can be read, then reads it. */
  readonly connect: () => Promise<void>;
  /** The service of a connection has told this of a job. */
  readonly hear: (connectionId: string, job: FineTuningJob) => void;
  /** The same of a job that somebody has changed here: more may follow soon. */
  readonly replace: (connectionId: string, job: FineTuningJob) => void;
}

export function openJobsView(host: JobsHost): JobsView {
  const disposables = new Disposables();
  const closed = new AbortController();
  const running = follower(host);
  const asked = accounts(host);
  let view: vscode.TreeView<Entry> | undefined;
  let fire: () => void = () => undefined;
  let history: Promise<readonly Submission[]> | undefined;
  let rereading: Promise<void> | undefined;
  let changes = 0;
  let picture = '';
  let filter: ReadonlySet<Standing> = new Set();

  const everything = () => (history ??= host.history.list());
  const submissions = async () =>
    (await everything()).filter(({ document }) => isInWorkspace(document));

  /** The connection of the account to show; there is none where nothing may be asked, or nothing is to be told. */
  const accountOf = (all: readonly Submission[]): ChosenConnection | undefined => {
    const chosen = host.chosen();
    if (!vscode.workspace.isTrusted || !chosen) return undefined;
    const { kind, address } = chosen;
    // Our own sandbox has no jobs but those that were sent to it from here.
    const isEmpty = kind === 'sandbox' && address === undefined && !all.some(isOfSandbox);
    return isEmpty ? undefined : chosen;
  };
  const accountNow = async () => asked.of(accountOf(await everything()));

  const know = async (): Promise<Knowledge> => {
    const all = await everything();
    asked.of(accountOf(all));
    return {
      submissions: await submissions(),
      everywhere: all,
      addressOf: host.addressOf,
      unread: running.unread(),
      account: asked.shown(),
      hasFolders: vscode.workspace.workspaceFolders !== undefined,
      isTrusted: vscode.workspace.isTrusted,
      filter,
      now: Date.now(),
    };
  };

  const children = async (entry: Entry | undefined): Promise<Entry[]> => {
    switch (entry?.kind) {
      case undefined: {
        const knowledge = await know();
        showState(knowledge);
        return rootEntries(knowledge);
      }
      case 'workspace':
        return workspaceEntries(await know());
      case 'account': {
        const account = await accountNow();
        if (account && !account.isRead()) {
          await account.readNewest(closed.signal);
          run(rhythm.plan);
        }
        const knowledge = await know();
        return knowledge.account ? accountEntries(knowledge.account, knowledge) : [];
      }
      case 'submission':
      case 'job':
      case 'message':
        return [];
    }
  };

  const rowContext = (): RowContext => ({
    language: vscode.env.language,
    isTrusted: vscode.workspace.isTrusted,
    stepsOf: running.stepsOf,
    now: Date.now(),
  });
  const row = (entry: Entry): Row => rowOf(entry, rowContext());

  const allEntries = (knowledge: Knowledge): readonly Entry[] => [
    ...workspaceEntries(knowledge),
    ...(knowledge.account ? accountEntries(knowledge.account, knowledge) : []),
  ];

  const showState = (knowledge: Knowledge) => {
    if (!view) return;
    const { description, badge } = headOf(knowledge);
    view.description = description;
    view.badge = badge;
  };

  /**
   * Shows what is known, if it looks different: while VS Code asks for rows anew, a command that was just chosen in a
   * menu is not told of which row. For the same reason all is read before VS Code asks.
   */
  const update = async () => {
    const knowledge = await know();
    const rows = [...rootEntries(knowledge), ...allEntries(knowledge)].map((entry) => row(entry));
    const standings = knowledge.submissions.map((one) => standingOf(one, knowledge));
    const seen = JSON.stringify([rows, standings, [...filter]]);
    if (seen === picture) return;
    picture = seen;
    fire();
  };
  /** One reading at a time, and one more for all changes that come during it. */
  const readHistory = (): Promise<void> => {
    changes++;
    return (rereading ??= readAll().finally(() => (rereading = undefined)));
  };
  const readAll = async () => {
    for (let read = -1; read !== changes;) {
      read = changes;
      const list = await host.history.list();
      for (const submission of list) running.hear(submission);
      history = Promise.resolve(list);
    }
    await update();
  };

  /** Reads what goes on again. */
  const read = async (): Promise<boolean> => {
    if (!vscode.workspace.isTrusted) return false;
    const hasChanged = await running.read(await submissions(), closed.signal);
    const account = await accountNow();
    const before = JSON.stringify(account?.list());
    if (account?.isRead() && account.list().jobs.some(goesOn))
      await account.readNewest(closed.signal);
    await update();
    return hasChanged || JSON.stringify(account?.list()) !== before;
  };
  const isOfUse = async () => {
    if (!view?.visible || !vscode.workspace.isTrusted) return false;
    const goOn = (await submissions()).some((one) => isFollowed(one, host.addressOf));
    return goOn || asked.current()?.list().jobs.some(goesOn) === true;
  };
  const rhythm = disposables.add(
    rhythmOf({
      read,
      isOfUse,
      onError: (error) => host.log.error(error instanceof Error ? error : String(error)),
    }),
  );
  const run = (action: () => Promise<void>) => void runReporting(host.log, action);

  /** What is shown may differ, and so may what is followed. */
  const updateSoon = () => run(() => update().then(rhythm.planSoon));

  const refresh = async () => {
    try {
      await readHistory();
      await rhythm.readNow();
    } finally {
      await rhythm.planSoon();
    }
  };

  const changeAccount = async (change: (account: AccountReader) => Promise<void>) => {
    const account = await accountNow();
    if (account) await change(account);
    await update();
    await rhythm.plan();
  };

  const learn = (connectionId: string, job: FineTuningJob) => {
    const account = asked.current();
    if (account?.service()?.id === connectionId) account.replace(job);
  };

  const attach = (attached: vscode.TreeView<Entry>, changed: () => void) => {
    view = attached;
    fire = changed;
    disposables.add(
      attached.onDidChangeVisibility(({ visible }) => {
        run(visible ? refresh : rhythm.plan);
      }),
    );
    run(() => tellReading(attached, rhythm.readNow).finally(rhythm.plan));
  };

  // Somebody is back: what was today may have been yesterday.
  disposables.add(vscode.window.onDidChangeWindowState(() => run(update)));
  disposables.add(host.history.onDidChange(() => run(() => readHistory().finally(rhythm.plan))));
  disposables.add(
    host.onDidChangeSecrets(() => {
      asked.forget();
      // The rows may look as before, but VS Code has to ask for those of the account again.
      picture = '';
      updateSoon();
    }),
  );
  disposables.add(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('ftjob')) updateSoon();
    }),
  );
  for (const event of [
    vscode.workspace.onDidGrantWorkspaceTrust,
    vscode.workspace.onDidChangeWorkspaceFolders,
  ])
    disposables.add(event(updateSoon));

  return {
    attach,
    children,
    item: (entry) => treeItem(row(entry), entry),
    rows: async () => {
      const knowledge = { ...(await know()), filter: new Set<Standing>() };
      return allEntries(knowledge).flatMap((entry) =>
        entry.kind === 'submission' || entry.kind === 'job' ? [{ entry, row: row(entry) }] : [],
      );
    },
    account: asked.shown,
    selection: () => view?.selection ?? [],
    filter: () => filter,
    setFilter: (chosen) => {
      filter = chosen;
      updateSoon();
    },
    refresh: async () => {
      await vscode.window.withProgress({ location: { viewId } }, async () => {
        await changeAccount((account) =>
          account.isRead() ? account.readNewest(closed.signal) : Promise.resolve(),
        );
        await refresh();
      });
    },
    loadMore: () => changeAccount((account) => account.readMore(closed.signal)),
    connect: async () => {
      const chosen = host.chosen();
      if (chosen) await host.readyById(chosen.id, { interactive: true });
      await changeAccount((account) => account.readNewest(closed.signal));
    },
    hear: (connectionId, job) => {
      learn(connectionId, job);
      run(() => update().then(rhythm.plan));
    },
    replace: (connectionId, job) => {
      learn(connectionId, job);
      updateSoon();
    },
    dispose: () => {
      closed.abort();
      disposables.dispose();
    },
  };
}

function isOfSandbox({ connection }: Submission): boolean {
  return connection.kind === 'sandbox';
}
