/** What is wrong with a write, in short: "CODE field" for each user error of its payload. */
export const userErrorsOf = ({ userErrors }: { userErrors: readonly { code: string; field: string | null }[] }) =>
  userErrors.map(({ code, field }) => (field === null ? code : `${code} ${field}`));
