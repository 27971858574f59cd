/**
 * Reads any text with Lezer's grammar of Python. Lezer says where something is wrong but not what, accepts some wrong
 * programs and refuses some right ones: its errors only mean that the tree may not be the whole truth.
 */
import { parser } from '@lezer/python';
import { scanBrackets } from './brackets.ts';
import type { PythonNode } from './tree.ts';

type Reading = { readonly nodes: readonly PythonNode[]; readonly hasErrors: boolean };

/** Every node, each before its children; undefined where they are nested too deeply to be read. */
export function parseTolerantly(text: string): Reading | undefined {
  // A byte order mark would be read as a part of the first name.
  const whole = text.startsWith('\uFEFF') ? `\n${text.slice(1)}` : text;
  // Lezer takes seconds for a hundred thousand brackets, or things that it does not know.
  const readable = whole.slice(0, scanBrackets(whole).readableTo);
  const nodes: PythonNode[] = [];
  let hasErrors = false;
  let current: { node: PythonNode; children: PythonNode[] } | undefined;
  const open: { node: PythonNode; children: PythonNode[] }[] = [];
  try {
    parser.parse(readable).iterate({
      enter({ name, from, to, type }) {
        hasErrors ||= type.isError;
        const children: PythonNode[] = [];
        const index = current?.children.length ?? 0;
        const node = { name, start: from, end: to, parent: current?.node, children, index };
        current?.children.push(node);
        nodes.push(node);
        if (current) open.push(current);
        current = { node, children };
      },
      leave() {
        current = open.pop();
      },
    });
  } catch (error) {
    // The parser recurses in a few places; the depth at which it gives up depends on the host.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return { nodes, hasErrors };
}
