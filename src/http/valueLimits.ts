// What is refused of values, those in the text of a document and those of its variables.

/** Why a document or its variables are refused before anything runs. */
export interface LimitProblem {
  code: 'BAD_USER_INPUT' | 'LIMIT_EXCEEDED' | 'GRAPHQL_VALIDATION_FAILED';
  message: string;
  limit?: number;
  asked?: number;
}

export const MOST_IN_LIST = 250;

/** A problem of what is more than allowed. */
export const exceeded = (what: string, asked: number, limit: number, wayOut: string): LimitProblem => ({
  code: 'LIMIT_EXCEEDED',
  message: `${what}: ${asked} is more than the ${limit} allowed; ${wayOut}`,
  limit,
  asked,
});

/** A problem of a text that cannot be stored. */
export const badText = (where: string): LimitProblem => ({
  code: 'BAD_USER_INPUT',
  message: `${where} holds a NUL character or half of a surrogate pair, which no text can; leave it out`,
});

export const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed();

/** A problem of a list that is too long. */
export const longList = (where: string, length: number) =>
  exceeded(`items in ${where}`, length, MOST_IN_LIST, 'send it in parts');

/** Deeper variables than these are no input of ours, and would exhaust the stack. */
const MOST_LEVELS = 16;

const problemInValue = (value: unknown, where: string, level = 0): LimitProblem | null => {
  if (typeof value === 'string') return isStorable(value) ? null : badText(where);
  if (value === null || typeof value !== 'object') return null;
  if (level > MOST_LEVELS)
    return exceeded(`levels in ${where.slice(0, 60)}`, level, MOST_LEVELS, 'no input is that deep');
  if (Array.isArray(value) && value.length > MOST_IN_LIST) return longList(where, value.length);
  for (const [name, inner] of Object.entries(value)) {
    const problem = problemInValue(inner, `${where}.${name}`, level + 1);
    if (problem) return problem;
  }
  return null;
};

/** What is wrong with the variables of an operation, if anything. */
export const checkVariables = (variables: Record<string, unknown>): LimitProblem | null =>
  problemInValue(variables, 'variables');
