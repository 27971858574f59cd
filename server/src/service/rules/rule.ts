/** What a rule is. A rule is one file: its code, its severity, what it finds, in which words, and how to mend it. */
import type { Job } from '../job.ts';
import type { JsonTree, SyntaxProblem } from '../json/tree.ts';
import type { PythonParsers } from '../python.ts';
import type { ObjectShape, Shape } from '../schema/shape.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** More findings than these are not listed: editors show fewer, and each costs memory. */
export const maxFindings = 500;

export interface Finding {
  /** UTF-16 offsets of the smallest place that is wrong. */
  readonly start: number;
  readonly end: number;
  /** What is wrong and what to do. */
  readonly message: string;
  /** Where one rule judges some cases otherwise than its own severity says. */
  readonly severity?: Severity;
  /** How an editor may draw the place besides underlining it. */
  readonly tag?: 'deprecated' | 'unnecessary';
  /**
   * The node about which this says all there is to say: what other rules find inside it is not repeated. Syntax problems
   * are.
   */
  readonly explains?: number;
  /** Where its fixes are offered, if they change more than the place that is wrong. */
  readonly fixedIn?: { readonly start: number; readonly end: number };
  /** Ways to mend it, made only when somebody asks; who asks brings what mends the notation, which is loaded then. */
  readonly fixes?: (syntaxFix: SyntaxFix) => readonly Fix[];
}

/** Mends a text that is no JSON; undefined where nobody but its author knows what was meant. */
export type SyntaxFix = (tree: JsonTree, problem: SyntaxProblem) => Fix | undefined;

export interface Fix {
  /** An instruction: `Change to "reference"`. */
  readonly title: string;
  /** All offsets are in the text before the fix; the edits do not overlap. */
  readonly edits: readonly TextChange[];
  /** Something that somebody has written goes: done only when it is chosen by itself. */
  readonly takesAway?: true;
}

export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface RuleBase {
  /** Kebab-case; stable, since settings and documentation name it. */
  readonly code: string;
  readonly severity: Severity;
}

/** What a rule may know besides the file. */
export interface RuleContext {
  /** Whose service the chosen connection is; undefined where that is not known, as in the command line. */
  readonly provider: 'openai' | 'azure' | undefined;
  /** The day of the judgement, `2026-11-22`: models come and go. */
  readonly today: string;
  /** Undefined where nothing is to be said of Python, as in a job that has none. */
  readonly python?: PythonParsers | undefined;
}

/**
 * Rules about one value see only values that are at a place the schema knows and that no rule before them has found
 * fault with; rules about one object see it before its values are looked at.
 */
export type Rule = RuleBase &
  (
    | { readonly of: 'job'; readonly check: (job: Job, context: RuleContext) => readonly Finding[] }
    | {
        readonly of: 'object';
        /** The names of the object shapes that it is about; of all, where it names none. */
        readonly shapes?: readonly string[];
        readonly check: (
          job: Job,
          node: number,
          shape: ObjectShape,
          context: RuleContext,
        ) => readonly Finding[];
      }
    | {
        readonly of: 'value';
        /**
         * Whether it may find fault with values of which the schema expects this, asked once for each shape; of all, where
         * it does not say. Most values of a large job are texts about which few rules have anything to say.
         */
        readonly concerns?: (shape: Shape) => boolean;
        readonly check: (
          job: Job,
          node: number,
          shape: Shape,
          context: RuleContext,
        ) => Finding | undefined;
      }
  );
