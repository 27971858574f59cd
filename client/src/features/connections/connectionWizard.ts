/**
 * The questions of *Add Connection* and *Edit Connection*, one after the other with a way back. Nothing is stored
 * here; before the check, nothing is sent.
 */
import * as vscode from 'vscode';
import { askStep, back, note, pickStep, warning, type Place } from '../../infrastructure/steps.ts';
import { checkAddress } from './address.ts';
import { keyChoices, keyPrompt, validateKey, type KeyChoice } from './apiKeys.ts';
import { askToCheck, type CheckHost } from './connectionCheck.ts';
import { readAllConnections } from './configuration.ts';
import type { Authorization, ConfigurableKind } from './connection.ts';
import {
  afterCorrection,
  isPlainOpenAI,
  proposedLabel,
  questionsFor,
  questionsOf,
  withAddress,
  withKind,
  type Draft,
  type Question,
} from './draft.ts';
import { keyIn } from './keyText.ts';
import { isHeaderText } from './settings.ts';

/** The draft with the answer in it, or where to go instead. */
type Answer = Draft | typeof back | { readonly goTo: Question };
type Ask = (draft: Draft, place: Place, host: CheckHost) => Promise<Answer>;

/** The draft with an answer to every question. Throws `UserCancelled` when one is closed. */
export async function askForConnection(
  start: Draft,
  title: string,
  host: CheckHost,
): Promise<Draft> {
  let draft = start;
  let question: Question = 'kind';
  let isCorrecting = false;
  const visited: Question[] = [];
  for (;;) {
    // Numbered by the kind: an answer that makes another question needless does not change the total.
    const numbered = questionsOf(draft.kind);
    const place = { title, step: numbered.indexOf(question) + 1, totalSteps: numbered.length };
    const answer: Answer = await asks[question](draft, place, host);
    if (answer === back) {
      question = visited.pop() ?? 'kind';
      continue;
    }
    visited.push(question);
    if ('goTo' in answer) {
      isCorrecting = true;
      question = answer.goTo;
      continue;
    }
    draft = answer;
    if (question === 'check') isCorrecting = false;
    const next: Question | undefined = isCorrecting
      ? afterCorrection(draft)
      : questionAfter(question, draft);
    if (next === undefined) return draft;
    question = next;
  }
}

function questionAfter(question: Question, draft: Draft): Question | undefined {
  const needed = questionsFor(draft);
  return needed[needed.indexOf(question) + 1];
}

const asks: Readonly<Record<Question, Ask>> = {
  kind: askForKind,
  address: askForAddress,
  authorization: askForAuthorization,
  key: askForDraftKey,
  organization: (draft, place) =>
    askForHeader(place, {
      prompt: vscode.l10n.t('The id of the organization. Leave it empty for that of the key.'),
      placeholder: 'org-…',
      value: draft.organization,
      problem: (text) =>
        text.startsWith('proj_')
          ? vscode.l10n.t('This is the id of a project, which the next box asks for.')
          : undefined,
      take: (organization) => ({ ...draft, organization }),
    }),
  project: (draft, place) =>
    askForHeader(place, {
      prompt: isPlainOpenAI(draft)
        ? vscode.l10n.t(
            'The id of the project. If it is empty too, this connection does the same as OpenAI, which is there already.',
          )
        : vscode.l10n.t('The id of the project. Leave it empty for that of the key.'),
      placeholder: 'proj_…',
      value: draft.project,
      problem: (text) =>
        text.startsWith('org-')
          ? vscode.l10n.t('This is the id of an organization, which the box before asks for.')
          : undefined,
      take: (project) => ({ ...draft, project }),
    }),
  check: askToCheck,
  label: askForLabel,
};

async function askForKind(draft: Draft, place: Place): Promise<Answer> {
  const items: readonly (vscode.QuickPickItem & { readonly value: ConfigurableKind })[] = [
    { label: 'Azure OpenAI / Foundry', value: 'azure' },
    {
      label: 'OpenAI',
      description: vscode.l10n.t('with another organization, project or region'),
      value: 'openai',
    },
    {
      label: vscode.l10n.t('Compatible address'),
      description: vscode.l10n.t('any other service with the same API'),
      value: 'compatible',
    },
  ];
  const picked = await pickStep(place, items, {
    placeholder: vscode.l10n.t('Which service is it?'),
    active: items.find(({ value }) => value === draft.kind),
  });
  return picked === back ? back : withKind(draft, picked.value);
}

async function askForAddress(draft: Draft, place: Place): Promise<Answer> {
  const isAzure = draft.kind === 'azure';
  const text = await askStep(place, {
    value: draft.address,
    prompt: isAzure
      ? vscode.l10n.t('The endpoint of the resource or of the project, as the portal shows it.')
      : vscode.l10n.t('The base address of the API; requests go to …/fine_tuning/jobs below it.'),
    placeholder: isAzure
      ? 'https://RESOURCE.openai.azure.com/openai/v1'
      : 'https://api.example.com/v1',
    validate: (typed) => validateAddress(draft.kind, typed),
  });
  return text === back ? back : withAddress(draft, text);
}

/** Says what is wrong while the address is typed, or how it will be completed. */
function validateAddress(kind: ConfigurableKind, text: string) {
  const checked = checkAddress(kind, text);
  if ('problem' in checked) return checked.problem;
  const { address, remark } = checked;
  const used = address === text.trim() ? [] : [vscode.l10n.t('Jobs will be sent to {0}', address)];
  if (remark !== undefined) return warning([remark, ...used].join(' '));
  return used.length > 0 ? note(used.join(' ')) : undefined;
}

async function askForAuthorization(draft: Draft, place: Place): Promise<Answer> {
  type Item = vscode.QuickPickItem & { readonly value: Authorization };
  const items: readonly Item[] =
    draft.kind === 'azure'
      ? [
          { label: vscode.l10n.t('API key'), description: 'api-key: KEY', value: 'api-key' },
          {
            label: vscode.l10n.t('Microsoft account'),
            description: vscode.l10n.t('Entra ID, signed in by VS Code'),
            value: 'entra',
          },
          {
            label: vscode.l10n.t('Bearer key'),
            description: 'Authorization: Bearer KEY',
            value: 'bearer',
          },
        ]
      : [
          { label: 'Authorization: Bearer KEY', value: 'bearer' },
          { label: 'api-key: KEY', value: 'api-key' },
          { label: vscode.l10n.t('No key'), value: 'none' },
        ];
  const picked = await pickStep(place, items, {
    placeholder: vscode.l10n.t('How does the service know who asks?'),
    active: items.find(({ value }) => value === draft.authorization),
  });
  return picked === back ? back : { ...draft, authorization: picked.value };
}

async function askForDraftKey(draft: Draft, place: Place, { keys }: CheckHost): Promise<Answer> {
  const { origin } = new URL(draft.address);
  const set = await keys.source(origin);
  const stored: KeyChoice = {
    label:
      set?.kind === 'variable'
        ? vscode.l10n.t('Keep the environment variable {0}', set.variable)
        : vscode.l10n.t('Keep the stored key'),
    detail: vscode.l10n.t('It is set for {0} already.', origin),
  };
  const later: KeyChoice = { label: vscode.l10n.t('Set the key later') };
  const choices = [...(set ? [stored] : []), ...keyChoices(draft.kind, origin), later];
  const placeholder = vscode.l10n.t('The key will be sent to {0} only.', origin);
  for (;;) {
    const picked = await pickStep(place, choices, { placeholder });
    if (picked === back) return back;
    const unchecked = { ...draft, checked: undefined };
    if (picked === stored) return { ...unchecked, key: { kind: 'stored' } };
    if (picked === later) return { ...unchecked, key: { kind: 'later' } };
    const { variable } = picked;
    if (variable) return { ...unchecked, key: { kind: 'variable', variable } };
    const text = await askStep(place, {
      prompt: keyPrompt(origin),
      password: true,
      validate: validateKey,
    });
    // One question in two boxes: Back in the second leads to the first.
    const key = text === back ? undefined : keyIn(text);
    if (key !== undefined) return { ...unchecked, key: { kind: 'typed', key } };
  }
}

async function askForHeader(
  place: Place,
  header: {
    readonly prompt: string;
    readonly placeholder: string;
    readonly value: string;
    readonly problem: (text: string) => string | undefined;
    readonly take: (text: string) => Draft;
  },
): Promise<Answer> {
  const text = await askStep(place, {
    ...header,
    validate: (typed) =>
      typed.trim() === '' || isHeaderText(typed.trim())
        ? header.problem(typed.trim())
        : vscode.l10n.t('Write the id as the service shows it, without spaces.'),
  });
  return text === back ? back : header.take(text);
}

async function askForLabel(draft: Draft, place: Place): Promise<Answer> {
  const taken = readAllConnections()
    .connections.filter(({ id }) => id !== draft.id)
    .map(({ label }) => label);
  const text = await askStep(place, {
    prompt: vscode.l10n.t('How the connection is called in VS Code.'),
    value: draft.label === '' ? proposedLabel(draft, taken) : draft.label,
    validate: (typed) => {
      if (typed.trim() === '') return vscode.l10n.t('Give the connection a name.');
      return taken.includes(typed.trim())
        ? warning(
            vscode.l10n.t('Another connection has this name. Give this one a name of its own.'),
          )
        : undefined;
    },
  });
  return text === back ? back : { ...draft, label: text };
}
