// How alike two texts are, from 0 to 1, by the metrics of `text_similarity`.

export interface Similarity {
  readonly score: number;
  /** What makes the score differ from the service's; `undefined` when nothing should. */
  readonly note: string | undefined;
}

/** The comparison takes time in proportion to the product of the lengths, so longer texts are cut. */
const longestText = 4_000;

export function similarityOf(metric: string, input: string, reference: string): Similarity {
  const [one, other] = [input.slice(0, longestText), reference.slice(0, longestText)];
  const cut =
    input.length > longestText || reference.length > longestText
      ? `only the first ${longestText} characters were compared`
      : undefined;
  const { score, note } = measure(metric, one, other);
  return { score: Number(score.toFixed(6)), note: note ?? cut };
}

function measure(metric: string, input: string, reference: string): Similarity {
  const exactly = (score: number) => ({ score, note: undefined });
  const [words, referenceWords] = [wordsOf(input), wordsOf(reference)];
  const rouge = /^rouge_([1-5])$/.exec(metric)?.[1];
  if (rouge !== undefined) {
    const { recall, precision } = overlap(words, referenceWords, Number(rouge));
    return exactly(harmonicMean(recall, precision));
  }
  switch (metric) {
    case 'fuzzy_match':
      return exactly(ratio(Array.from(input), Array.from(reference)));
    case 'rouge_l':
      return exactly(ratioOfSubsequence(words, referenceWords));
    case 'gleu':
      return exactly(gleu(words, referenceWords));
    case 'bleu':
      return {
        score: bleu(words, referenceWords),
        note: 'bleu is approximated: the smoothing differs',
      };
    case 'meteor': {
      const { recall, precision } = overlap(words, referenceWords, 1);
      const score =
        recall + precision === 0 ? 0 : (10 * precision * recall) / (recall + 9 * precision);
      return { score, note: 'meteor is approximated: without stems, synonyms and word order' };
    }
    default:
      return {
        score: cosine(words, referenceWords),
        note: `${metric} is approximated: it compares words, not embeddings`,
      };
  }
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Twice the length of the longest common subsequence over the sum of the lengths, as rapidfuzz's `ratio`. */
function ratio(one: readonly string[], other: readonly string[]): number {
  const length = one.length + other.length;
  return length === 0 ? 1 : (2 * commonLength(one, other)) / length;
}

function ratioOfSubsequence(one: readonly string[], other: readonly string[]): number {
  return one.length === 0 || other.length === 0 ? 0 : ratio(one, other);
}

/** The length of the longest common subsequence. */
function commonLength(one: readonly string[], other: readonly string[]): number {
  let row = new Uint32Array(other.length + 1);
  for (const symbol of one) {
    const next = new Uint32Array(other.length + 1);
    for (let index = 1; index <= other.length; index++)
      next[index] =
        symbol === other[index - 1] ? row[index - 1]! + 1 : Math.max(row[index]!, next[index - 1]!);
    row = next;
  }
  return row[other.length]!;
}

/** How many times each run of `size` words occurs. */
function countRuns(words: readonly string[], size: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let start = 0; start + size <= words.length; start++) {
    const run = words.slice(start, start + size).join(' ');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

interface Overlap {
  readonly shared: number;
  readonly total: number;
  readonly referenceTotal: number;
  readonly precision: number;
  readonly recall: number;
}

/** The runs of `size` words that both have. */
function overlap(words: readonly string[], reference: readonly string[], size: number): Overlap {
  const counts = countRuns(words, size);
  const referenceCounts = countRuns(reference, size);
  const shared = [...counts].reduce(
    (sum, [run, count]) => sum + Math.min(count, referenceCounts.get(run) ?? 0),
    0,
  );
  const total = Math.max(0, words.length - size + 1);
  const referenceTotal = Math.max(0, reference.length - size + 1);
  return {
    ...{ shared, total, referenceTotal },
    precision: total === 0 ? 0 : shared / total,
    recall: referenceTotal === 0 ? 0 : shared / referenceTotal,
  };
}

function harmonicMean(one: number, other: number): number {
  return one + other === 0 ? 0 : (2 * one * other) / (one + other);
}

/** Shared runs of one to four words, over all such runs of the longer text. */
function gleu(words: readonly string[], reference: readonly string[]): number {
  const sizes = [1, 2, 3, 4].map((size) => overlap(words, reference, size));
  const sum = (of: (one: Overlap) => number) => sizes.reduce((all, one) => all + of(one), 0);
  const most = Math.max(
    sum(({ total }) => total),
    sum(({ referenceTotal }) => referenceTotal),
  );
  return most === 0 ? 0 : sum(({ shared }) => shared) / most;
}

function bleu(words: readonly string[], reference: readonly string[]): number {
  const sizes = [1, 2, 3, 4].map((size) => overlap(words, reference, size));
  if (sizes[0]!.shared === 0) return 0;
  const logarithms = sizes.map(({ shared, total }, index) =>
    index === 0 ? Math.log(shared / total) : Math.log((shared + 1) / (total + 1)),
  );
  const brevity = Math.min(1, Math.exp(1 - reference.length / words.length));
  return brevity * Math.exp(logarithms.reduce((sum, one) => sum + one, 0) / 4);
}

function cosine(words: readonly string[], reference: readonly string[]): number {
  const [counts, referenceCounts] = [countRuns(words, 1), countRuns(reference, 1)];
  const product = [...counts].reduce(
    (sum, [word, count]) => sum + count * (referenceCounts.get(word) ?? 0),
    0,
  );
  const length = (of: ReadonlyMap<string, number>) =>
    Math.sqrt([...of.values()].reduce((sum, count) => sum + count * count, 0));
  return product === 0 ? 0 : product / (length(counts) * length(referenceCounts));
}
