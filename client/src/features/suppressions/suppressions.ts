/** The list of suppressions as data. */
import type { SuppressArgument } from '../../../../protocol/suppression.ts';

export interface Suppression {
  readonly file: string;
  readonly rule: string;
  readonly pointer: string;
}

/** The command's argument, which anybody may have sent; undefined where it is none. */
export function readArgument(argument: unknown): SuppressArgument | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, rule, pointer } = argument as Readonly<Record<string, unknown>>;
  if (typeof uri !== 'string' || typeof rule !== 'string' || typeof pointer !== 'string')
    return undefined;
  return { uri, rule, pointer };
}

/** The setting's value with one more entry; what is there stays, whatever it is, and nothing stands twice. */
export function withSuppression(present: unknown, entry: Suppression): readonly unknown[] {
  const entries: readonly unknown[] = Array.isArray(present) ? present : [];
  const isThere = entries.some((one) => {
    const { file, rule, pointer } = (one ?? {}) as Readonly<Record<string, unknown>>;
    return file === entry.file && rule === entry.rule && pointer === entry.pointer;
  });
  return isThere ? entries : [...entries, entry];
}
