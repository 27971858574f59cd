// From a request to an answer: the paths of both styles, and the handler of each.
import { listCheckpoints, listEvents } from './events.ts';
import { deleteFile, getFile, getFileContent, listFiles, uploadFile } from './files.ts';
import { runGrader, validateGrader } from './graders.ts';
import { cancelJob, createJob, getJob, listJobs, pauseJob, resumeJob } from './jobs.ts';
import { refuse, type Handler, type Outcome, type ServiceRequest, type Style } from './messages.ts';
import { listModels } from './models.ts';
import { badRequest, noSuchAddress } from './errors.ts';
import type { State } from './state.ts';

interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Segments of the path; `*` stands for an id. */
  readonly path: readonly string[];
  readonly handler: Handler;
}

function route(method: Route['method'], path: string, handler: Handler): Route {
  return { method, path: path.split('/'), handler };
}

const routes: readonly Route[] = [
  route('GET', 'models', listModels),
  route('POST', 'files', uploadFile),
  route('GET', 'files', listFiles),
  route('GET', 'files/*', getFile),
  route('GET', 'files/*/content', getFileContent),
  route('DELETE', 'files/*', deleteFile),
  route('POST', 'fine_tuning/jobs', createJob),
  route('GET', 'fine_tuning/jobs', listJobs),
  route('GET', 'fine_tuning/jobs/*', getJob),
  route('POST', 'fine_tuning/jobs/*/cancel', cancelJob),
  route('POST', 'fine_tuning/jobs/*/pause', pauseJob),
  route('POST', 'fine_tuning/jobs/*/resume', resumeJob),
  route('GET', 'fine_tuning/jobs/*/events', listEvents),
  route('GET', 'fine_tuning/jobs/*/checkpoints', listCheckpoints),
  route('POST', 'fine_tuning/alpha/graders/validate', validateGrader),
  route('POST', 'fine_tuning/alpha/graders/run', runGrader),
];

export interface Address {
  readonly style: Style;
  readonly path: readonly string[];
}

/** The style and the decoded segments of a path such as `/v1/files` or `/openai/v1/files`; another path has neither. */
export function readPath(sentPath: string): Address | undefined {
  const found = /^\/(openai\/)?v1\/(.+?)\/?$/s.exec(sentPath);
  if (found === null) return undefined;
  try {
    return {
      style: found[1] === undefined ? 'openai' : 'azure',
      path: found[2]!.split('/').map(decodeURIComponent),
    };
  } catch {
    return undefined;
  }
}

/** Answers a request at the time `now` (milliseconds since the epoch). */
export function handle(state: State, request: ServiceRequest, now: number): Outcome {
  const { style, method, path, query, sentPath } = request;
  const version = query.get('api-version');
  if (style === 'azure' && version !== null && version !== 'v1' && version !== 'preview')
    return refuse(state, badRequest('API version not supported'));
  const fitting = routes.filter((one) => fits(one.path, path));
  const route = fitting.find((one) => one.method === method);
  if (route !== undefined)
    return route.handler(state, request, now, path[route.path.indexOf('*')] ?? '');
  return fitting.length === 0
    ? refuse(state, noSuchAddress(method, sentPath))
    : refuse(state, {
        status: 405,
        message: `Not allowed to ${method} on ${sentPath}. (HINT: Perhaps you meant to use a different HTTP method?)`,
        param: null,
        code: 'method_not_supported',
      });
}

function fits(pattern: readonly string[], path: readonly string[]): boolean {
  return (
    pattern.length === path.length &&
    pattern.every((segment, index) => segment === '*' || segment === path[index])
  );
}
