/** Adds an entry to the metadata of a body that is about to be sent. */
import { insertMembers } from './insertProperties.ts';
import { readJob } from './job.ts';
import { childrenOf, endOf, kindOf, memberOf, NodeKind, none, startOf } from './json/tree.ts';

/** The most entries that the services take: `maxProperties` in the schema. */
const mostEntries = 16;

/**
 * The body with this entry, which replaces one of the same name; all else stays to the character. `undefined` where
 * there is no place for it: metadata that is full, or no object. The body must be JSON without mistakes.
 */
export function withMetadataEntry(body: string, name: string, value: string): string | undefined {
  const job = readJob(body);
  const { tree } = job;
  if (kindOf(tree, 0) !== NodeKind.object) return undefined;
  const entry = `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
  const metadata = memberOf(tree, 0, 'metadata');
  if (metadata === none) return changed(insertMembers(job, 0, [`"metadata": { ${entry} }`]));
  if (kindOf(tree, metadata) !== NodeKind.object) return undefined;
  const present = memberOf(tree, metadata, name);
  if (present !== none)
    return changed({
      start: startOf(tree, present),
      end: endOf(tree, present),
      text: JSON.stringify(value),
    });
  const count = childrenOf(tree, metadata).length;
  return count < mostEntries ? changed(insertMembers(job, metadata, [entry])) : undefined;

  function changed(change: { start: number; end: number; text: string }): string {
    return body.slice(0, change.start) + change.text + body.slice(change.end);
  }
}
