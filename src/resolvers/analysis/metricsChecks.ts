import { badInput } from '../../domain/Refusal.js';
import { HavingInput, MetricsArgs } from '../../schema/analysis/index.js';

/** Largest number of rows in an answer. */
export const MOST_ROWS = 1_000;
const MOST_DIMENSIONS = 3;
const DECIMAL = /^-?\d{1,20}(\.\d{1,10})?$/;

const checkBounds = (having: readonly HavingInput[]): void => {
  const malformed = having
    .flatMap(({ atLeast, atMost }) => [atLeast, atMost])
    .find((text) => text != null && !DECIMAL.test(text));
  if (malformed != null) throw badInput(`having: "${malformed}" is not a decimal number such as "1000.00"`);
};

/** Throws BAD_USER_INPUT for arguments that contradict each other or exceed a limit. */
export const checkMetrics = ({ measures, groupBy, having, orderBy, limit }: MetricsArgs): void => {
  if (measures.length === 0) throw badInput('measures: give at least one');
  if (new Set(measures).size < measures.length) throw badInput('measures: give each measure only once');
  if (new Set(groupBy).size < groupBy.length) throw badInput('groupBy: give each dimension only once');
  if (groupBy.length > MOST_DIMENSIONS)
    throw badInput(`groupBy: ${groupBy.length} dimensions are more than the ${MOST_DIMENSIONS} allowed`);
  const used = [...(having ?? []), ...(orderBy ? [orderBy] : [])].map(({ measure }) => measure);
  const missing = used.find((measure) => !measures.includes(measure));
  if (missing) throw badInput(`${missing} is not among the measures asked for; add it to measures`);
  checkBounds(having ?? []);
  if (limit != null && (limit < 1 || limit > MOST_ROWS))
    throw badInput(`limit: ${limit} is out of range; 1 to ${MOST_ROWS}`);
};
