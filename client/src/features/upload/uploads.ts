/** What was uploaded from here: a service tells of a file only who asks, and asking at each key would be too often. */
import { isRecord } from '../../api/json.ts';

export interface Upload {
  readonly id: string;
  readonly fileName: string;
  /** The connection's label. */
  readonly service: string;
  /** Of the connection, as it was then. */
  readonly connectionId: string;
  readonly address: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Uploads {
  /** Newest first. */
  readonly list: () => readonly Upload[];
  readonly add: (upload: Upload) => Thenable<void>;
  readonly forget: () => Thenable<void>;
}

/** The part of VS Code's `Memento` that is needed. */
export interface State {
  readonly get: (key: string) => unknown;
  readonly update: (key: string, value: unknown) => Thenable<void>;
}

const key = 'ftjob.uploads';
const most = 50;

export function openUploads(state: State): Uploads {
  const list = (): readonly Upload[] => {
    const kept = state.get(key);
    return Array.isArray(kept) ? kept.filter(isUpload) : [];
  };
  return {
    list,
    add: (upload) => {
      const others = list().filter(({ id }) => id !== upload.id);
      return state.update(key, [upload, ...others].slice(0, most));
    },
    forget: () => state.update(key, undefined),
  };
}

/** What another version has kept may look otherwise. */
function isUpload(value: unknown): value is Upload {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['fileName'] === 'string' &&
    typeof value['service'] === 'string' &&
    typeof value['connectionId'] === 'string' &&
    typeof value['address'] === 'string' &&
    typeof value['at'] === 'number'
  );
}
