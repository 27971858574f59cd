// The pages of docs/ that commands write, in the form that `npm run format` gives them.
import { format, resolveConfig } from 'prettier';

/** The text of a page, formatted for its place; `file` is the absolute path. */
export async function formatMarkdown(file: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}
