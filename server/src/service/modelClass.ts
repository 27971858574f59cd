/**
 * Whether a model reasons, which decides what sampling parameters it takes (DOMAIN.md 5). Only families of which that is
 * known for certain: the newer gpt-5.x take either, depending on their effort.
 */

/** What may stand behind the name of a family: a date, and what makes a fine-tuned model of it at either provider. */
const rest = String.raw`(?:-\d{4}-\d{2}-\d{2})?(?:$|:|\.ft-)`;
const reasoning = new RegExp(
  `^(?:ft:)?(?:o[134](?:-mini|-pro|-preview)?|gpt-5(?:-mini|-nano)?)${rest}`,
);
const plain = new RegExp(
  `^(?:ft:)?(?:gpt-3\\.5-turbo|gpt-4|gpt-4-turbo|gpt-4o|gpt-4o-mini|gpt-4\\.1|gpt-4\\.1-mini|gpt-4\\.1-nano|gpt-audio)${rest}`,
);

/** Undefined for a model that is not known. */
export function isReasoningModel(name: string): boolean | undefined {
  if (reasoning.test(name)) return true;
  return plain.test(name) ? false : undefined;
}

/** The sampling parameters that a model does not take; none where that is not known. */
export function refusedSampling(model: string): readonly string[] {
  switch (isReasoningModel(model)) {
    case true:
      return ['temperature', 'top_p'];
    case false:
      return ['reasoning_effort'];
    case undefined:
      return [];
  }
}
