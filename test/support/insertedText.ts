/** What VS Code inserts for an LSP snippet (LSP 3.17, Snippet Syntax), when nobody types into its tab stops. */

/** The text of a snippet: defaults and first choices; a variable that the editor does not know leaves its name. */
export function insertedText(snippet: string): string {
  let text = '';
  let at = 0;
  /** How many placeholders are open around the position. */
  let open = 0;
  while (at < snippet.length) {
    const rest = snippet.slice(at, at + 64);
    const escaped = /^\\([$}\\])/.exec(rest);
    const choice = /^\$\{\d+\|/.exec(rest);
    const opening = /^\$\{(?:\d+|[_a-zA-Z]\w*):/.exec(rest);
    const stop = /^\$(?:\d+|\{\d+\})/.exec(rest);
    const variable = /^\$(?:([_a-zA-Z]\w*)|\{([_a-zA-Z]\w*)\})/.exec(rest);
    if (escaped) {
      text += escaped[1]!;
      at += 2;
    } else if (choice) {
      const end = snippet.indexOf('|}', at);
      if (end === -1) throw new Error(`A choice without its end: ${snippet}`);
      text += /^(?:\\[,|\\]|[^,|\\])*/.exec(snippet.slice(at + choice[0].length, end))![0];
      at = end + 2;
    } else if (opening) {
      open++;
      at += opening[0].length;
    } else if (stop) {
      at += stop[0].length;
    } else if (variable) {
      text += variable[1] ?? variable[2] ?? '';
      at += variable[0].length;
    } else if (snippet[at] === '}' && open > 0) {
      open--;
      at++;
    } else {
      text += snippet[at]!;
      at++;
    }
  }
  return text;
}
