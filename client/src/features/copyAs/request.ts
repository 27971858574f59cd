/** The request that creates a job, as data that every language can write down. It never holds a key. */

export interface CreateRequest {
  readonly url: string;
  /** Without the content type, which is always JSON. */
  readonly headers: readonly Header[];
  /** JSON text, to be sent as it is. */
  readonly body: string;
}

export interface Header {
  readonly name: string;
  readonly value: string | Secret;
}

/** Read from an environment variable when the request is made. */
export interface Secret {
  /** What stands before it: `Bearer `, or nothing. */
  readonly prefix: string;
  readonly variable: string;
  /** What the code says when the variable is not set: plain words, which are the same in the strings of all languages. */
  readonly lacking: string;
}

/** A connection, as far as a request shows it. */
export interface CopiedConnection {
  readonly kind: 'sandbox' | 'openai' | 'azure' | 'compatible';
  readonly address: string;
  readonly authorization: 'bearer' | 'api-key' | 'entra' | 'none';
  readonly organization?: string;
  readonly project?: string;
  /** The environment variable that the user chose for the key of this address. */
  readonly keyVariable?: string | undefined;
  /** What a token of an account must be for. */
  readonly tokenScope?: string | undefined;
}

export function requestOf(connection: CopiedConnection, body: string): CreateRequest {
  const { address, organization, project } = connection;
  return {
    url: `${address}/fine_tuning/jobs`,
    headers: [
      ...authorizationOf(connection),
      ...(organization === undefined ? [] : [{ name: 'OpenAI-Organization', value: organization }]),
      ...(project === undefined ? [] : [{ name: 'OpenAI-Project', value: project }]),
    ],
    body,
  };
}

function authorizationOf(connection: CopiedConnection): readonly Header[] {
  const { authorization, kind, tokenScope } = connection;
  const variable = connection.keyVariable ?? customaryVariable(kind);
  const lacking = `Set ${variable} to the API key first.`;
  switch (authorization) {
    case 'bearer':
      return [{ name: 'Authorization', value: { prefix: 'Bearer ', variable, lacking } }];
    case 'entra':
      return [{ name: 'Authorization', value: tokenFor(tokenScope) }];
    case 'api-key':
      return [{ name: 'api-key', value: { prefix: '', variable, lacking } }];
    case 'none':
      return [];
  }
}

function tokenFor(scope: string | undefined): Secret {
  const variable = 'AZURE_OPENAI_AUTH_TOKEN';
  const command = `az account get-access-token --scope ${scope} --query accessToken --output tsv`;
  return {
    prefix: 'Bearer ',
    variable,
    lacking: `Set ${variable} to a token first: ${command}`,
  };
}

/** As the services' own examples call it: the key of OpenAI must not go elsewhere because its variable is set. */
function customaryVariable(kind: CopiedConnection['kind']): string {
  switch (kind) {
    case 'openai':
      return 'OPENAI_API_KEY';
    case 'azure':
      return 'AZURE_OPENAI_API_KEY';
    case 'sandbox':
    case 'compatible':
      return 'FINE_TUNING_API_KEY';
  }
}

/** What must be in environment variables before the code runs. */
export function secretsOf({ headers }: CreateRequest): readonly Secret[] {
  return headers.flatMap(({ value }) => (typeof value === 'string' ? [] : [value]));
}
