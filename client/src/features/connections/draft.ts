/** A connection while the user answers one question after another about it, and the order of the questions. */
import { checkAddress } from './address.ts';
import {
  openaiConnection,
  type AddressedConnection,
  type Authorization,
  type ConfigurableKind,
} from './connection.ts';
import type { KeyVariable } from './keys.ts';
import type { Suspect } from './proof.ts';
import { usualAuthorization, type UserConnection } from './settings.ts';

export interface Draft {
  /** Of the connection that is changed; `undefined` for a new one. */
  readonly id: string | undefined;
  readonly kind: ConfigurableKind;
  /** In its normal form; empty before it is asked for. */
  readonly address: string;
  readonly authorization: Authorization;
  /** Empty for none. */
  readonly organization: string;
  readonly project: string;
  readonly label: string;
  readonly key: DraftKey | undefined;
  /** The check that the user agreed to: where the secret went, and whether the service accepted it. */
  readonly checked: { readonly origin: string; readonly works: boolean } | undefined;
}

/** `stored`: what is set for the origin already. `later`: the key is asked for by the first use. */
export type DraftKey =
  | { readonly kind: 'typed'; readonly key: string }
  | { readonly kind: 'variable'; readonly variable: KeyVariable }
  | { readonly kind: 'stored' }
  | { readonly kind: 'later' };

export const questions = [
  'kind',
  'address',
  'authorization',
  'key',
  'organization',
  'project',
  'check',
  'label',
] as const;
export type Question = (typeof questions)[number];

export const emptyDraft: Draft = {
  id: undefined,
  kind: 'azure',
  address: '',
  authorization: 'api-key',
  organization: '',
  project: '',
  label: '',
  key: undefined,
  checked: undefined,
};

/** The draft of a connection that exists. */
export function draftOf(connection: UserConnection): Draft {
  const { id, kind, address, authorization, label, organization = '', project = '' } = connection;
  return {
    ...emptyDraft,
    ...{ id, kind, address, authorization, label, organization, project },
  };
}

/** The connection that the draft describes. */
export function connectionOf(draft: Draft, id: string): AddressedConnection {
  const { kind, address, authorization, label, organization, project } = draft;
  return {
    ...{ id, label, kind, address, authorization },
    ...(organization !== '' && { organization }),
    ...(project !== '' && { project }),
  };
}

/** The questions about a connection of this kind, in their order: the numbers that they are shown with. */
export function questionsOf(kind: ConfigurableKind): readonly Question[] {
  const others: readonly Question[] =
    kind === 'openai' ? ['authorization'] : ['organization', 'project'];
  return questions.filter((question) => !others.includes(question));
}

/** Those of them that this draft needs answers to. */
export function questionsFor(draft: Draft): readonly Question[] {
  const takesKey = draft.authorization === 'bearer' || draft.authorization === 'api-key';
  const skipped: Readonly<Partial<Record<Question, boolean>>> = {
    key: !takesKey,
    check: takesKey && draft.key?.kind === 'later',
  };
  return questionsOf(draft.kind).filter((question) => skipped[question] !== true);
}

/** Whether nothing tells the draft from the connection that is there without settings, but for a project. */
export function isPlainOpenAI({ kind, address, organization }: Draft): boolean {
  return kind === 'openai' && address === openaiConnection.address && organization === '';
}

/** A name that tells the connection from those of these labels. */
export function proposedLabel(draft: Draft, taken: readonly string[]): string {
  const { address, organization, project } = draft;
  const { host, hostname } = new URL(address);
  const base =
    host === new URL(openaiConnection.address).host
      ? [openaiConnection.label, organization, project].filter((part) => part !== '').join(' ')
      : hostname;
  let label = base;
  for (let number = 2; taken.includes(label); number++) label = `${base} ${number}`;
  return label;
}

/** Of another kind: what the kind decides is decided anew. */
export function withKind(draft: Draft, kind: ConfigurableKind): Draft {
  if (kind === draft.kind) return draft;
  const address = kind === 'openai' ? 'https://api.openai.com/v1' : '';
  return { ...emptyDraft, id: draft.id, kind, address, authorization: usualAuthorization(kind) };
}

/** At another address: the key that is stored for the origin of the old one stays there. */
export function withAddress(draft: Draft, text: string): Draft {
  const checked = checkAddress(draft.kind, text);
  if ('problem' in checked) return draft;
  const { address } = checked;
  const isSameOrigin = draft.address !== '' && new URL(draft.address).origin === checked.origin;
  const key = isSameOrigin || draft.key?.kind !== 'stored' ? draft.key : undefined;
  return { ...draft, address, key };
}

/** The question to go on with when something was corrected: what is lacking now, else the check. */
export function afterCorrection(draft: Draft): Question {
  const needed = questionsFor(draft);
  if (needed.includes('key') && draft.key === undefined) return 'key';
  return needed.includes('check') ? 'check' : 'label';
}

export function questionOf(suspect: Suspect): Question {
  return suspect === 'credential' ? 'key' : suspect;
}
