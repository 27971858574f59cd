/** Reads the connections out of the user's settings: what is wrong there is named and skipped, the rest is used. */
import * as l10n from '@vscode/l10n';
import { checkAddress } from './address.ts';
import {
  authorizations,
  configurableKinds,
  openaiId,
  sandboxId,
  type AddressedConnection,
  type ConfigurableKind,
} from './connection.ts';

/** A connection that the user defined. */
export type UserConnection = AddressedConnection & { readonly kind: ConfigurableKind };

export interface ReadConnections {
  readonly connections: readonly UserConnection[];
  /** One for each entry that cannot be used. */
  readonly problems: readonly SettingsProblem[];
}

/** What cannot be used of the settings. */
export interface SettingsProblem {
  readonly message: string;
  /** The id of the connection that is lost by it; `undefined` where it may be any. */
  readonly id: string | undefined;
}

/** Those of the problems that may be why there is no connection of this id. */
export function problemsOf(id: string, problems: readonly SettingsProblem[]): readonly string[] {
  return problems
    .filter((problem) => problem.id === undefined || problem.id === id)
    .map(({ message }) => message);
}

/** A setting as `WorkspaceConfiguration.inspect` describes it. */
export interface InspectedSetting<Value> {
  readonly defaultValue?: Value;
  readonly globalValue?: Value;
}

/** The value that the user set or the default: what a folder says about an application-wide setting never counts. */
export function applicationValue<Value>(
  inspected: InspectedSetting<Value> | undefined,
): Value | undefined {
  return inspected?.globalValue ?? inspected?.defaultValue;
}

/** The usable connections of the value of `ftjob.connections`. */
export function readConnections(value: unknown): ReadConnections {
  if (value === undefined) return { connections: [], problems: [] };
  if (!Array.isArray(value))
    return {
      connections: [],
      problems: [
        {
          message: l10n.t('The setting ftjob.connections must be a list of connections.'),
          id: undefined,
        },
      ],
    };
  const connections = new Map<string, UserConnection>();
  const problems: SettingsProblem[] = [];
  value.forEach((entry: unknown, index) => {
    const read = readConnection(entry, connections);
    if (typeof read !== 'string') connections.set(read.id, read);
    else
      problems.push({
        message: l10n.t('Connection {0} is not used: {1}', nameOf(entry, index), read),
        id: idOf(entry),
      });
  });
  return { connections: [...connections.values()], problems };
}

/** The connection, or what is wrong with the entry. */
function readConnection(
  entry: unknown,
  earlier: ReadonlyMap<string, unknown>,
): UserConnection | string {
  if (!isRecord(entry)) return l10n.t('it must be an object with id, label, kind and address.');
  const { id, label, kind, address, authorization, organization, project } = entry;
  if (typeof id !== 'string' || id === '') return l10n.t('it needs an "id" to be named by.');
  if (id === sandboxId || id === openaiId || earlier.has(id))
    return l10n.t('another connection has the id "{0}"; choose a different one.', id);
  if (!isOneOf(configurableKinds, kind))
    return l10n.t('"kind" must be one of {0}.', configurableKinds.join(', '));
  if (typeof address !== 'string') return l10n.t('"address" is missing.');
  const checked = checkAddress(kind, address);
  if ('problem' in checked) return checked.problem;
  const chosen = authorization ?? usualAuthorization(kind);
  if (!isOneOf(authorizations, chosen))
    return l10n.t('"authorization" must be one of {0}.', authorizations.join(', '));
  if (chosen === 'entra' && kind !== 'azure')
    return l10n.t('"authorization" can be "entra" only where "kind" is "azure".');
  if (!isHeaderText(organization))
    return l10n.t('"organization" must be the id that the service gave, like org-abc.');
  if (!isHeaderText(project))
    return l10n.t('"project" must be the id that the service gave, like proj_abc.');
  return {
    id,
    label: typeof label === 'string' && label.trim() !== '' ? label.trim() : id,
    kind,
    address: checked.address,
    authorization: chosen,
    ...(organization !== undefined && { organization }),
    ...(project !== undefined && { project }),
  };
}

/** How a service of this kind takes its key unless the user says otherwise. */
export function usualAuthorization(kind: ConfigurableKind) {
  return kind === 'azure' ? 'api-key' : 'bearer';
}

/** An id for a new connection, made from its label and unlike the given ones. */
export function newConnectionId(label: string, taken: readonly string[]): string {
  const base =
    label
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'connection';
  const isFree = (id: string) => !taken.includes(id) && id !== sandboxId && id !== openaiId;
  let id = base;
  for (let number = 2; !isFree(id); number++) id = `${base}-${number}`;
  return id;
}

function idOf(entry: unknown): string | undefined {
  const { id } = isRecord(entry) ? entry : {};
  return typeof id === 'string' && id !== '' ? id : undefined;
}

function nameOf(entry: unknown, index: number): string {
  const { label, id } = isRecord(entry) ? entry : {};
  const name = [label, id].find((one) => typeof one === 'string' && one !== '');
  return typeof name === 'string' ? `"${name}"` : `#${index + 1}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOneOf<Value extends string>(values: readonly Value[], value: unknown): value is Value {
  return values.some((one) => one === value);
}

/** Absent, or something that an HTTP header can carry. */
export function isHeaderText(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && /^[\x21-\x7e]+$/.test(value));
}
