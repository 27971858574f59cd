/**
 * What is read from a text with `{{ namespace.path[0].field }}` in it. The template language knows neither JSON nor LSP:
 * all offsets are UTF-16 offsets in the plain text that was given.
 */

/** Holds on to no more of the text than the names in it: a large job has thousands of templates, and most are prompts. */
export interface Template {
  /** In the order of the text; they do not overlap. */
  readonly references: readonly TemplateReference[];
  /** In the order of the text. */
  readonly problems: readonly TemplateProblem[];
  /** False where the text has more references than are read. */
  readonly complete: boolean;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One `{{ … }}`, closed or not. Its range holds the braces. */
export interface TemplateReference extends Range {
  /** The text between the braces, spaces included. */
  readonly contentStart: number;
  readonly contentEnd: number;
  /** Whether both closing braces are there; from `contentEnd` to `end` are the closing braces that are. */
  readonly closed: boolean;
  /** The first name of the path, if it stands where a namespace must; not necessarily a known one. */
  readonly namespace: TemplateNamespace | undefined;
  /** What follows the namespace; of a path without namespace, all of it. */
  readonly segments: readonly TemplateSegment[];
}

export interface TemplateNamespace extends Range {
  readonly name: string;
}

export type TemplateSegment = FieldSegment | IndexSegment;

/** A field's name, without the dot; where it is written `["name"]`, the text between the quotes. */
export interface FieldSegment extends Range {
  readonly kind: 'field';
  readonly name: string;
}

/** An index with its brackets; the number is undefined where what is written is no index. */
export interface IndexSegment extends Range {
  readonly kind: 'index';
  readonly index: number | undefined;
}

/** A change of the text that mends a problem. */
export interface TemplateEdit extends Range {
  readonly text: string;
}

/** What is written inside `{{ }}` instead of a reference, or behind one. */
export type Construct = 'filter' | 'call' | 'block' | 'operator' | 'words' | 'other';

export type TemplateProblem = Range & {
  /** All of them together mend the problem; none where the right text cannot be computed. They do not overlap. */
  readonly edits: readonly TemplateEdit[];
} & (
    | {
        readonly code:
          /** `{{item.x` or `{{item.x}`: the whole half-written reference. */
          | 'unclosed-reference'
          /** `item.x}}`: the path and its braces. */
          | 'unopened-reference'
          /** `{{item.x}}}}`: the braces that close nothing, or that nothing closes. */
          | 'stray-braces'
          /** `{{{item.x}}}`: the whole; the outer braces stay in the text. */
          | 'surplus-braces'
          /** `{item.x}`. */
          | 'single-braces'
          /** `{{"score": 1}}`: the opening braces, or all of it where it is short; what they hold is no reference. */
          | 'literal-braces'
          | 'empty-reference'
          /** `item..x`, `.item.x`, `item.x.`: the superfluous dot. */
          | 'empty-segment'
          /** `rows[0]name`: the name. */
          | 'missing-dot'
          /** `rows[0`: from the bracket on. */
          | 'unclosed-index'
          /** `item . x`: the spaces; `item.two words`: the name. */
          | 'space-in-path'
          /** `{{"item.x"}}`. */
          | 'quoted-reference';
      }
    | {
        /** `{{ item.x | upper }}`: what is no reference. */
        readonly code: 'expression';
        readonly construct: Construct;
      }
    | {
        /** `{% if … %}` or `{# … #}` in the text. */
        readonly code: 'statement';
        readonly construct: 'statement' | 'comment';
      }
    | {
        /** `rows[a]`, `rows[-1]`, `rows[]`: the brackets with what they hold. */
        readonly code: 'bad-index';
        readonly written: string;
      }
    | {
        /** `item["x"]`: the brackets with what they hold. That the service reads this is not established. */
        readonly code: 'quoted-index';
        readonly name: string;
      }
    | {
        /** `{{output_text}}`: the first name. */
        readonly code: 'missing-namespace';
        readonly name: string;
        /** The namespace that the name most likely belongs to. */
        readonly namespace: string;
      }
    | {
        /** `{{item}}` or `{{item.}}`. */
        readonly code: 'missing-field';
        readonly namespace: string;
      }
  );

export type TemplateProblemCode = TemplateProblem['code'];
