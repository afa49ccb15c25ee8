/** Description of the filter `search` over these fields. */
export const searchIn = (fields: string): string =>
  `Words that must all occur in the ${fields}; accents and case do not matter.`;
