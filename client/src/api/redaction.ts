/** Keeps keys out of everything that an answer says: services quote them, some in full. */
import { isRecord } from './json.ts';

/** Headers that name an account rather than prove one; a message about them is of use to its reader. */
const publicHeaders = new Set(['openai-organization', 'openai-project']);

/** No service issues shorter keys, and replacing a short word could destroy a job's id. */
const shortestSecret = 6;

const replacement = '[key removed]';

export interface Redactor {
  /** The text with every key replaced. */
  (text: string): string;
  /** The value of a JSON text and a text for it, both without keys, however the JSON escapes them; `undefined` if it is not JSON. */
  json(text: string): { readonly value: unknown; readonly text: string } | undefined;
}

/** A function that replaces what is secret in these request headers: whole values, and credentials without their scheme. */
export function redactor(headers: Readonly<Record<string, string>>): Redactor {
  const secrets = Object.entries(headers)
    .filter(([name]) => !publicHeaders.has(name.toLowerCase()))
    .flatMap(([, value]) => [value.trim(), value.trim().replace(/^\S+\s+/, '')])
    .filter((secret) => secret.length >= shortestSecret);
  const redact = (text: string) =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, replacement), text);
  const json: Redactor['json'] = (text) => {
    let changes = 0;
    const clean = (shown: string) => {
      const cleaned = redact(shown);
      if (cleaned !== shown) changes++;
      return cleaned;
    };
    const redactPart = (_name: string, part: unknown) => {
      if (typeof part === 'string') return clean(part);
      if (!isRecord(part) || Object.keys(part).every((name) => redact(name) === name)) return part;
      return Object.fromEntries(Object.entries(part).map(([name, value]) => [clean(name), value]));
    };
    try {
      const value: unknown = JSON.parse(text, redactPart);
      return { value, text: redact(changes > 0 ? JSON.stringify(value, undefined, 2) : text) };
    } catch {
      return undefined;
    }
  };
  return Object.assign(redact, { json });
}
