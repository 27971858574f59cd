/**
 * The view: what it knows, when it reads that again, and how VS Code shows it. It reads while it is seen, at once and
 * then ever more rarely while jobs go on; the account is asked for its jobs only when somebody opens it.
 */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FineTuningJob } from '../../api/job.ts';
import type { Submission } from '../../api/submission.ts';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';
import { runReporting } from '../../infrastructure/errors.ts';
import { accountReader, type AccountReader } from './accountReader.ts';
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
import type { JobsHost } from './host.ts';
import type { Tree } from './registration.ts';
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
  /** A job has changed by what somebody did here. */
  readonly replace: (job: FineTuningJob) => void;
}

const shortestPause = 15_000;
const longestPause = 300_000;

export function openJobsView(host: JobsHost): JobsView {
  const disposables = new Disposables();
  const closed = new AbortController();
  const running = follower(host);
  let view: vscode.TreeView<Entry> | undefined;
  let fire: () => void = () => undefined;
  let history: Promise<readonly Submission[]> | undefined;
  let rereading: Promise<void> | undefined;
  let changes = 0;
  let picture = '';
  let reader: { readonly key: string; readonly account: AccountReader } | undefined;
  let filter: ReadonlySet<Standing> = new Set();
  let pause = shortestPause;
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> | undefined;

  const everything = () => (history ??= host.history.list());
  const submissions = async () =>
    (await everything()).filter(({ document }) => isInWorkspace(document));

  /** The reader of the account that is set; there is none where nothing may be asked, or nothing is to be told. */
  const accountOf = (all: readonly Submission[]): AccountReader | undefined => {
    const chosen = host.chosen();
    if (!vscode.workspace.isTrusted || !chosen) return undefined;
    const { id, kind, address } = chosen;
    // Our own sandbox has no jobs but those that were sent to it from here.
    if (kind === 'sandbox' && address === undefined && !all.some(isOfSandbox)) return undefined;
    const key = JSON.stringify([id, address]);
    if (reader?.key !== key)
      reader = {
        key,
        account: accountReader(() => host.readyById(id, { interactive: false })),
      };
    return reader.account;
  };

  const account = (): Account | undefined => {
    const chosen = host.chosen();
    if (!reader || !chosen) return undefined;
    return { label: chosen.label, service: reader.account.service(), list: reader.account.list() };
  };

  const know = async (): Promise<Knowledge> => {
    const all = await everything();
    const hasAccount = accountOf(all) !== undefined;
    return {
      submissions: await submissions(),
      fileNameOf: (connectionId, jobId) =>
        all.find(
          ({ connection, state }) =>
            connection.id === connectionId && state.kind === 'created' && state.jobId === jobId,
        )?.fileName,
      addressOf: host.addressOf,
      unread: running.unread(),
      account: hasAccount ? account() : undefined,
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
        const asked = accountOf(await everything());
        if (asked && !asked.isRead()) await asked.readNewest(closed.signal);
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
    stepsOf: (jobId) => {
      const steps = running.stepsOf(jobId);
      return steps && l10n.t('step {0} of {1}', steps.done, steps.total);
    },
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
      history = Promise.resolve(list);
    }
    await update();
  };

  /** Reads what goes on again: one reading at a time. */
  const read = () => (reading ??= readOnce().finally(() => (reading = undefined)));
  const readOnce = async () => {
    if (!vscode.workspace.isTrusted) return;
    const hasChanged = await running.read(await submissions(), closed.signal);
    const asked = reader?.account;
    const before = JSON.stringify(asked?.list());
    if (asked?.isRead() && asked.list().jobs.some(goesOn)) await asked.readNewest(closed.signal);
    const isNew = hasChanged || JSON.stringify(asked?.list()) !== before;
    pause = isNew ? shortestPause : Math.min(2 * pause, longestPause);
    await update();
  };

  const goOn = async () => {
    clearTimeout(timer);
    const all = await submissions();
    const jobsGoOn =
      all.some((one) => isFollowed(one, host.addressOf)) ||
      reader?.account.list().jobs.some(goesOn) === true;
    if (!jobsGoOn || !view?.visible || closed.signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(() => void runReporting(host.log, () => read().then(goOn)), pause);
  };

  /** What is shown may differ, and so may what is followed. */
  const updateSoon = () => {
    pause = shortestPause;
    void runReporting(host.log, () => update().then(goOn));
  };

  const refresh = async () => {
    pause = shortestPause;
    await readHistory();
    await read();
    await goOn();
  };

  const changeAccount = async (change: (asked: AccountReader) => Promise<void>) => {
    const asked = accountOf(await everything());
    if (asked) await change(asked);
    await update();
    await goOn();
  };

  const attach = (attached: vscode.TreeView<Entry>, changed: () => void) => {
    view = attached;
    fire = changed;
    disposables.add(
      attached.onDidChangeVisibility(({ visible }) => {
        if (visible) void runReporting(host.log, refresh);
        else clearTimeout(timer);
      }),
    );
    void runReporting(host.log, () => read().then(goOn));
  };

  disposables.add(host.history.onDidChange(() => void runReporting(host.log, readHistory)));
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
    account,
    selection: () => view?.selection ?? [],
    filter: () => filter,
    setFilter: (chosen) => {
      filter = chosen;
      updateSoon();
    },
    refresh: async () => {
      await changeAccount((asked) =>
        asked.isRead() ? asked.readNewest(closed.signal) : Promise.resolve(),
      );
      await refresh();
    },
    loadMore: () => changeAccount((asked) => asked.readMore(closed.signal)),
    connect: async () => {
      const chosen = host.chosen();
      if (chosen) await host.readyById(chosen.id, { interactive: true });
      await changeAccount((asked) => asked.readNewest(closed.signal));
    },
    replace: (job) => {
      reader?.account.replace(job);
      updateSoon();
    },
    dispose: () => {
      closed.abort();
      clearTimeout(timer);
      disposables.dispose();
    },
  };
}

function isOfSandbox({ connection }: Submission): boolean {
  return connection.kind === 'sandbox';
}
