/** The grammar in the engine that VS Code uses. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Oniguruma from 'vscode-oniguruma';
import type * as TextMate from 'vscode-textmate';
import manifest from '../package.json' with { type: 'json' };

// Both packages are CommonJS whose exports Node cannot see from an import.
const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma') as typeof Oniguruma;
export const textmate = require('vscode-textmate') as typeof TextMate;
const [contribution] = manifest.contributes.grammars;
const grammarFile = path.resolve(import.meta.dirname, '..', contribution!.path);

await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: (scope) =>
    Promise.resolve(
      scope === contribution!.scopeName
        ? textmate.parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile)
        : null,
    ),
});
export const grammar = (await registry.loadGrammarWithConfiguration(contribution!.scopeName, 1, {
  tokenTypes: Object.fromEntries(
    Object.keys(contribution!.tokenTypes).map((selector) => [selector, 2]),
  ),
}))!;

/** The tokens of each line, blanks left out: `text scope scope`, without the JSON structure around them. */
export function tokensOf(text: string): readonly (readonly string[])[] {
  let state = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }) =>
        [
          line.slice(startIndex, endIndex),
          ...scopes.slice(1).filter((scope) => !scope.startsWith('meta.structure.')),
        ].join(' '),
      )
      .filter((token) => token.trim() !== '');
  });
}

export const opening = '" string.quoted.double.json punctuation.definition.string.begin.json';
export const closing = '" string.quoted.double.json punctuation.definition.string.end.json';
