/**
 * What the namespaces of a template hold, as data. `item` is the row of the data set, whose fields are the author's;
 * `sample` is what the model answered, whose fields are fixed. Source: the graders guide (DOMAIN.md 2).
 */

/** What kind of value a field holds, and so what may follow it in a path. */
export type FieldType =
  /** A text; nothing may follow. */
  | { readonly kind: 'text' }
  /** A text that holds JSON; whether the service looks inside is not established. */
  | { readonly kind: 'json-text' }
  | { readonly kind: 'number' }
  /** Anything; whatever follows may be right. */
  | { readonly kind: 'any' }
  | { readonly kind: 'list'; readonly element: FieldType }
  | {
      readonly kind: 'object';
      readonly fields: Readonly<Record<string, Field>>;
      /** Whether the service may have fields that are not listed here; where none is listed, the author decides. */
      readonly open: boolean;
    };

export interface Field {
  readonly type: FieldType;
  /** One sentence. */
  readonly description: string;
  /** A condition for the field to exist, as a clause: "if …". */
  readonly when?: string;
}

const text: FieldType = { kind: 'text' };
const any: FieldType = { kind: 'any' };

const toolCall: FieldType = {
  kind: 'object',
  open: true,
  fields: {
    id: { type: text, description: 'The identifier that the model gave to this call.' },
    type: { type: text, description: 'The kind of tool, usually `function`.' },
    function: {
      description: 'The function that the model wants to be called.',
      type: {
        kind: 'object',
        open: true,
        fields: {
          name: { type: text, description: 'The name of the called function.' },
          arguments: {
            type: { kind: 'json-text' },
            description: 'The arguments of the call, as JSON in a text.',
          },
        },
      },
    },
    custom: {
      description: 'The custom tool that the model wants to be called.',
      when: 'if the tool is a custom one',
      type: {
        kind: 'object',
        open: true,
        fields: {
          name: { type: text, description: 'The name of the called tool.' },
          input: { type: text, description: 'What the model gives to the tool.' },
        },
      },
    },
  },
};

const toolCalls: FieldType = { kind: 'list', element: toolCall };

const audio: FieldType = {
  kind: 'object',
  open: true,
  fields: {
    data: { type: text, description: 'The sound, encoded in base64.' },
    transcript: { type: text, description: 'The spoken words as text.' },
    id: { type: text, description: 'The identifier of this spoken answer.' },
    expires_at: { type: { kind: 'number' }, description: 'When the sound can be used no longer.' },
  },
};

/** The message of a chat completion; where the service is Azure's, its choice holds the content filter's results. */
const message: FieldType = {
  kind: 'object',
  open: true,
  fields: {
    role: { type: text, description: 'Who speaks, always `assistant`.' },
    content: { type: text, description: 'The text of the answer.' },
    refusal: { type: text, description: 'The words in which the model refused to answer.' },
    tool_calls: { type: toolCalls, description: 'The tool calls of this answer.' },
    audio: {
      type: audio,
      description: 'The spoken answer.',
      when: 'if the model answers in audio',
    },
    annotations: { type: any, description: 'The sources that the answer cites.' },
    function_call: { type: any, description: 'The older form of `tool_calls`.' },
  },
};

const choice: FieldType = {
  kind: 'object',
  open: true,
  fields: {
    index: { type: { kind: 'number' }, description: 'The position of this answer in the list.' },
    message: { type: message, description: 'The answer as a chat message.' },
    finish_reason: { type: text, description: 'Why the model stopped, such as `stop`.' },
    logprobs: { type: any, description: 'How likely each token of the answer was.' },
    content_filter_results: { type: any, description: "What Azure's content filter says." },
  },
};

const sampleFields: Readonly<Record<string, Field>> = {
  output_text: { type: text, description: "The model's answer as text." },
  output_json: {
    type: { kind: 'any' },
    description: "The model's answer read as JSON; the path may go on into it.",
    when: 'if the job has a `response_format`, so that the model answers in JSON',
  },
  output_tools: {
    type: toolCalls,
    description: 'The tool calls of the answer, the same as `choices[0].message.tool_calls`.',
    when: 'if the model called a tool',
  },
  output_audio: {
    description: 'The spoken answer.',
    when: 'if the model answers in audio',
    type: audio,
  },
  choices: {
    type: { kind: 'list', element: choice },
    description: 'The answer in the form that the chat completions API gives it.',
  },
};

const item: FieldType = { kind: 'object', open: true, fields: {} };

/** The namespaces, which are all that a reference can begin with. */
export const namespaces: Readonly<Record<string, Field>> = {
  item: {
    type: item,
    description: 'One row of the data set; its fields are the keys of the row.',
  },
  sample: {
    type: { kind: 'object', fields: sampleFields, open: false },
    description: "What the model answered to the row's messages.",
  },
};

export function isNamespace(name: string): boolean {
  return Object.hasOwn(namespaces, name);
}

/** Whether `sample` has a field of this name. */
export function isSampleField(name: string): boolean {
  return Object.hasOwn(sampleFields, name);
}
