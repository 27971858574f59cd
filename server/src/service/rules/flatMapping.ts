/** Makes JSON of a flat list of keys and values, as YAML and TOML have it. */

/** Words that YAML reads as something else than text, or as something else in each of its versions. */
const special = /^(?:yes|no|on|off|y|n|~|null|true|false|\d{4}-\d\d-\d\d.*)$/i;

/**
 * The JSON object of a text that has one key with one plain value on each line, with `separator` between the two;
 * undefined where anything in it may mean something else. `hasComments` tells whether lines for people only are left out.
 */
export function flatObject(
  text: string,
  separator: ':' | '=',
): { readonly object: string; readonly hasComments: boolean } | undefined {
  const members = new Map<string, string>();
  let hasComments = false;
  for (const line of text.split(/\r?\n/)) {
    const isComment = /^\s*#/.test(line);
    hasComments ||= isComment;
    if (isComment || line.trim() === '' || line.trim() === '---') continue;
    const [, key, after] = /^(\w+)[ \t]*([:=].*)$/.exec(line) ?? [];
    const value = after?.startsWith(separator)
      ? jsonOf(after.slice(1).trim(), separator)
      : undefined;
    if (key === undefined || value === undefined || members.has(key)) return undefined;
    members.set(key, value);
  }
  const lines = [...members].map(([key, value]) => `  ${JSON.stringify(key)}: ${value}`);
  return { object: `{\n${lines.join(',\n')}\n}\n`, hasComments };
}

function jsonOf(source: string, separator: ':' | '='): string | undefined {
  if (/^(?:true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?)$/.test(source)) return source;
  if (/^"[^"\\]*"$/.test(source)) return source;
  if (/^'[^'"\\]*'$/.test(source)) return `"${source.slice(1, -1)}"`;
  const isText = separator === ':' && /^[A-Za-z][\w./-]*(?: [\w./-]+)*$/.test(source);
  return isText && !special.test(source) ? JSON.stringify(source) : undefined;
}
