// The error envelopes of the two providers, and the refusals that more than one resource needs.
import type { Refusal, Style } from './messages.ts';

/** The JSON body of a refusal. OpenAI: message, type, param, code. Azure: code, message, param, type, inner_error. */
export function errorBody(refusal: Refusal, style: Style): unknown {
  const { message, param, code } = refusal;
  if (style === 'openai')
    return { error: { message, type: errorType(refusal.status), param, code } };
  // Azure's gateway refuses a wrong key before the service sees the request, with an envelope of its own.
  if (refusal.status === 401) return { error: { code: '401', message } };
  return {
    error: {
      code: code ?? azureCode(refusal.status),
      message,
      param,
      type: 'error',
      inner_error: null,
    },
  };
}

function errorType(status: number): string {
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}

function azureCode(status: number): string {
  switch (status) {
    case 404:
      return 'NotFound';
    case 413:
      return 'RequestEntityTooLarge';
    case 500:
      return 'InternalServerError';
    default:
      return 'BadRequest';
  }
}

export function badRequest(
  message: string,
  param: string | null = null,
  code: string | null = null,
): Refusal {
  return { status: 400, message, param, code };
}

export const unreadableJson = badRequest(
  'We could not parse the JSON body of your request. (HINT: The body must be a JSON object.)',
);

export function missingParameter(param: string): Refusal {
  return badRequest(`Missing required parameter: '${param}'.`, param, 'missing_required_parameter');
}

export function invalidType(param: string, expected: string, value: unknown): Refusal {
  const message = `Invalid type for '${param}': expected ${expected}, but got ${nameOfType(value)} instead.`;
  return badRequest(message, param, 'invalid_type');
}

/** The JSON type of a value with its article, as the service's messages name it. */
function nameOfType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

export function noSuchAddress(method: string, sentPath: string): Refusal {
  return { status: 404, message: `Invalid URL (${method} ${sentPath})`, param: null, code: null };
}

export const tooLarge: Refusal = {
  status: 413,
  message: 'The request body is larger than the 32 MB that the sandbox takes.',
  param: null,
  code: 'request_entity_too_large',
};

export const strangeHost: Refusal = {
  status: 403,
  message: 'The sandbox answers only programs on this machine that ask 127.0.0.1 or localhost.',
  param: null,
  code: null,
};

export const serverError: Refusal = {
  status: 500,
  message: 'The server had an error while processing your request.',
  param: null,
  code: null,
};
