/** The long strings of a generated job: prompts with templates, and Python sources. */
import type { Random } from './random.ts';

const subjects = [
  'The answer',
  'A good summary',
  'Each step of the calculation',
  'The cited paragraph',
  'The tone towards the customer',
  'The code in the reply',
  'Any date or amount',
];
const demands = [
  'names every party and the day of the contract',
  'follows from the given passage and from nothing else',
  'is written in whole sentences without headings',
  'keeps the units of the question',
  'admits openly what is not known',
  'stays below the length that the row asks for',
  'repeats no sentence of the question',
];
const reasons = [
  'a reader acts on it at once',
  'the review in the second round looks for exactly this',
  'earlier models lost most of their points here',
  'an invented detail is worse than a missing one',
  '“almost right” is still wrong here – no half points',
];
const keys = ['question', 'reference_answer', 'passage', 'max_words', 'topic', 'case.country'];

/** A prompt of about this many characters that reads the sample and some keys of the row. */
export function prompt(random: Random, length: number): string {
  let text = `Question: {{item.question}}\n\n`;
  while (text.length < length) {
    text += `- ${random.pick(subjects)} ${random.pick(demands)}, because ${random.pick(reasons)}`;
    text += random.between(0, 3) === 0 ? ` (see {{item.${random.pick(keys)}}}).\n` : '.\n';
  }
  return `${text}\nReference: {{ item.reference_answer }}\n\n${typingMark}{{sample.output_text}}`;
}

/** Stands in every prompt; in front of the last one is where the benchmark types. */
export const typingMark = 'Answer: ';

const helpers = [
  (index: number) => `def words_${index}(text):
    """Lower-case words without punctuation."""
    cleaned = "".join(c if c.isalnum() else " " for c in text.lower())
    return [word for word in cleaned.split() if len(word) > ${index % 4}]
`,
  (index: number) => `def overlap_${index}(left, right):
    if not left or not right:
        return 0.0
    shared = set(left) & set(right)
    return len(shared) / max(len(set(left)), ${(index % 5) + 1})
`,
  (index: number) => `def numbers_${index}(text):
    found = []
    for match in re.finditer(r"-?\\d+(?:\\.\\d+)?", text):
        value = float(match.group())
        if abs(value) < 1e${6 + (index % 6)}:
            found.append(round(value, ${index % 4}))
    return found
`,
  (index: number) => `class Scale${index}:
    steps = [0.0, 0.25, 0.5, 0.75, 1.0]

    def nearest(self, value):
        return min(self.steps, key=lambda step: (abs(step - value), ${index}))
`,
];

/** Stands in every Python source, before a colon. */
export const gradeHead = 'def grade(sample, item) -> float';

/** Stands in every Python source, before a quote. */
export const answerKey = 'output_text';

/** A Python source of about this many characters that defines `grade`. */
export function pythonSource(random: Random, length: number): string {
  let text = 'import re\n';
  for (let index = 0; text.length < length - 250; index++)
    text += `\n\n${random.pick(helpers)(index)}`;
  return `${text}

${gradeHead}:
    answer = sample["${answerKey}"].strip()
    reference = str(item["reference_answer"]).strip()
    if answer == reference:
        return 1.0
    return ${random.between(1, 9) / 10} if reference and reference in answer else 0.0
`;
}
