/** The models of a service. Reading them changes nothing and costs nothing, so it also proves that a key works. */
import { send, type Answer, type Endpoint, type SendOptions } from './http.ts';
import { isRecord, textOf } from './json.ts';
import { narrowed, readPage, type Page } from './page.ts';

export interface Model {
  readonly id: string;
}

/** `GET /models`: everything in one page. */
export async function listModels(
  endpoint: Endpoint,
  options?: SendOptions,
): Promise<Answer<Page<Model>>> {
  const answer = await send({ method: 'GET', path: '/models' }, endpoint, options);
  return narrowed(answer, (value) => readPage(value, readModel));
}

function readModel(value: unknown): Model | undefined {
  const id = isRecord(value) ? textOf(value['id']) : undefined;
  return id === undefined ? undefined : { id };
}
