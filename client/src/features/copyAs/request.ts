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
  const { authorization, kind } = connection;
  const variable = connection.keyVariable ?? customaryVariable(kind);
  switch (authorization) {
    case 'bearer':
      return [{ name: 'Authorization', value: { prefix: 'Bearer ', variable } }];
    case 'entra':
      return [
        {
          name: 'Authorization',
          value: { prefix: 'Bearer ', variable: 'AZURE_OPENAI_AUTH_TOKEN' },
        },
      ];
    case 'api-key':
      return [{ name: 'api-key', value: { prefix: '', variable } }];
    case 'none':
      return [];
  }
}

/** As the services' own examples call it. */
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

/** The environment variables that must be set before the code runs. */
export function variablesOf({ headers }: CreateRequest): readonly string[] {
  return headers.flatMap(({ value }) => (typeof value === 'string' ? [] : [value.variable]));
}
