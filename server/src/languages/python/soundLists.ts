/** The order of parameters and arguments, and that none is given twice. */
import { textOf, type PythonNode, type PythonTree } from './tree.ts';

/** The children of a `ParamList` whose shape is right. */
export function areSoundParameters(tree: PythonTree, children: readonly PythonNode[]): boolean {
  const names = new Set<string>();
  let hasDefault = false;
  let star: 'none' | 'bare' | 'given' = 'none';
  for (const parts of listItems(children)) {
    const [first, second] = parts;
    const isStar = first?.name === '*' || first?.name === '**';
    const nameNode = isStar ? second : first;
    if (names.has('**')) return false;
    if (nameNode) {
      const name = textOf(tree, nameNode);
      if (names.has(name)) return false;
      names.add(name);
    }
    if (first?.name === '**') {
      if (!second || star === 'bare') return false;
      names.add('**');
    } else if (first?.name === '*') {
      if (star !== 'none') return false;
      star = second ? 'given' : 'bare';
    } else {
      const isDefault = parts.some(({ name }) => name === 'AssignOp');
      if (star === 'none' && hasDefault && !isDefault) return false;
      hasDefault ||= isDefault;
      if (star === 'bare') star = 'given';
    }
  }
  return star !== 'bare';
}

/** The children of an `ArgList` whose shape is right. */
export function areSoundArguments(tree: PythonTree, children: readonly PythonNode[]): boolean {
  const names = new Set<string>();
  for (const [first, second] of listItems(children)) {
    if (first!.name === '**') names.add('**');
    else if (second?.name === 'AssignOp') {
      const name = textOf(tree, first!);
      if (names.has(name)) return false;
      names.add(name);
    } else if (first!.name === '*' ? names.has('**') : names.size > 0) return false;
  }
  return true;
}

/** What stands between the commas, without the parentheses around it. */
function listItems(children: readonly PythonNode[]): PythonNode[][] {
  const items: PythonNode[][] = [];
  let item: PythonNode[] = [];
  for (const child of children) {
    if (child.name === ',') {
      items.push(item);
      item = [];
    } else if (child.name !== '(' && child.name !== ')') item.push(child);
  }
  return item.length > 0 ? [...items, item] : items;
}
