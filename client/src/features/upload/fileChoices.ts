/** How completion shows a known file or a path, and what it writes: names of others stay text in a list. Pure. */
import * as l10n from '@vscode/l10n';
import { plainText } from '../../infrastructure/plainText.ts';
import type { KnownFile } from './knownFiles.ts';

export interface FileChoice {
  readonly kind: 'known' | 'local';
  /** What is written into the job, as it is. */
  readonly text: string;
  readonly label: string;
  /** Beside the label. */
  readonly description: string;
  readonly documentation: string;
  /** What a person may type to find it. */
  readonly filterText: string;
}

export function fileChoices(
  known: readonly KnownFile[],
  paths: readonly string[],
): readonly FileChoice[] {
  return [...known.map(choiceOfKnown), ...paths.map(choiceOfPath)];
}

/** Found by the name of the file, too. */
function choiceOfKnown({ id, fileName = '', description }: KnownFile): FileChoice {
  return {
    kind: 'known',
    text: id,
    label: plainText(id),
    description: plainText(fileName),
    documentation: description,
    filterText: `${id} ${fileName}`,
  };
}

function choiceOfPath(path: string): FileChoice {
  return {
    kind: 'local',
    text: path,
    label: plainText(path),
    description: l10n.t('not uploaded'),
    documentation: l10n.t(
      'A file of this machine. A job names uploaded files: the light bulb uploads it and writes its id here.',
    ),
    filterText: path,
  };
}
