/** How much Python a grader may have. */

/** The service takes less than 256 kB of source; what is longer in UTF-16 units is longer in bytes too. */
export const maxSourceLength = 256 * 1024;
