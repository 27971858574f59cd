/** Completion of names in the Python of a grader: its own, Python's, and what can be imported for them. */
import { builtins } from '../../languages/python/builtins.ts';
import { importEdit } from '../../languages/python/importEdit.ts';
import { dottedNameOf, listedModules, membersOf } from '../../languages/python/members.ts';
import type { Edit } from '../../languages/python/range.ts';
import type { PythonModule } from '../../languages/python/structure.ts';
import { wellKnownImports } from '../../languages/python/wellKnownNames.ts';
import { mapOf, toSource, type EmbeddedPlace } from '../embedded.ts';
import type { Job } from '../job.ts';
import { encodeString } from '../json/string.ts';
import type { PythonParsers } from '../python.ts';
import type { Completion } from './completion.ts';

interface Name {
  readonly name: string;
  readonly kind: Completion['kind'];
  /** The line that imports it. */
  readonly line?: string;
}

/** The names that fit at a place in a source. */
export function nameCompletions(
  job: Job,
  place: EmbeddedPlace,
  { structure }: PythonParsers,
  typed: string | undefined,
): readonly Completion[] {
  const map = mapOf(job, place.node);
  const { decoded: text } = map;
  const context = structure?.nameContext(text, place.offset);
  if (!context) return [];
  const { start, end } = toSource(map, context.range);
  // Behind an escape, such as \n, the letter of it is what an editor takes for the beginning of a name.
  const isBehindEscape = start === end && map.toSource(context.range.start - 1) < start - 1;
  if (context.kind !== 'member' && (typed !== undefined || isBehindEscape)) return [];
  const { module } = structure!.readSource(text);
  const toChange = (edit: Edit) => ({ ...toSource(map, edit), text: encodeString(edit.text) });
  return namesFor(context, module).map(({ name, kind, line }, index) => ({
    label: name,
    kind,
    detail: line,
    documentation: undefined,
    snippet: name,
    start,
    end,
    filterText: name,
    // Behind the keys of the row.
    sortText: `n${String(index).padStart(4, '0')}`,
    additional:
      line === undefined
        ? undefined
        : toChange(importEdit(text, module, line, context.range.start)),
    next: undefined,
  }));
}

type Context = NonNullable<ReturnType<NonNullable<PythonParsers['structure']>['nameContext']>>;

function namesFor(context: Context, { importAt }: PythonModule): readonly Name[] {
  if (context.kind === 'member') {
    const dotted = dottedNameOf(context.value);
    const members = dotted === undefined ? [] : membersOf(dotted);
    return members.map(({ name, kind }) => ({
      name,
      kind: kind === 'constant' ? 'variable' : kind,
    }));
  }
  const keywords = context.keywords.map((name): Name => ({ name, kind: 'keyword' }));
  if (context.kind === 'operator') return keywords;
  const own = new Set(context.own.map(({ name }) => name));
  // Nothing can be written at the place itself besides.
  const canImport = importAt < context.range.start;
  const others = [...keywords, ...builtinNames, ...(canImport ? importable : [])];
  return [...context.own, ...others.filter(({ name }) => !own.has(name))];
}

/** What only the prompt of Python has, or not every version or system. */
const rareBuiltins: ReadonlySet<string> = new Set([
  ...['copyright', 'credits', 'exit', 'help', 'license', 'quit'],
  ...['PythonFinalizationError', 'WindowsError'],
]);

/** The exceptions last, which are most of them. */
const builtinNames: readonly Name[] = [...builtins]
  .filter((name) => !rareBuiltins.has(name))
  .map((name) => ({ name, kind: builtinKind(name) }))
  .sort((one, other) => Number(one.kind === 'class') - Number(other.kind === 'class'));

function builtinKind(name: string): Name['kind'] {
  if (/^(?:True|False|None)$/.test(name)) return 'keyword';
  return /^[A-Z]/.test(name) ? 'class' : 'function';
}

const importable: readonly Name[] = [
  ...listedModules.map((name): Name => ({ name, kind: 'module', line: `import ${name}` })),
  ...[...wellKnownImports].map(([name, line]): Name => {
    const isClass = /^(?:from \S+ import) [A-Z]/.test(line);
    return {
      name,
      kind: line.startsWith('import') ? 'module' : isClass ? 'class' : 'function',
      line,
    };
  }),
];
