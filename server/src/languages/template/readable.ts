/** Which names a template can read behind a dot. */
import { parseTemplate } from './parse.ts';

/** Whether a template can read a field of this name. */
export function isReadable(field: string): boolean {
  const { references, problems } = parseTemplate(`{{item.${field}}}`);
  const segments = references[0]?.segments ?? [];
  const [segment] = segments;
  return (
    references.length === 1 &&
    problems.length === 0 &&
    segments.length === 1 &&
    segment?.kind === 'field' &&
    segment.name === field
  );
}
