import { badInput } from '../../../domain/Refusal.js';
import { Measure } from '../../../vocabulary/index.js';
import { dayIn, listIn, type Parameters } from '../feeds/parameters.js';
import type { Figure } from './Figure.js';
import {
  CURRENCY,
  currencyOf,
  FILTERS,
  filterOf,
  groupsIn,
  IS_SYNTHETIC,
  type Key,
  KINDS,
  keyCells,
  keyColumns,
  VALUE,
  type Value,
  valueCells,
  valueColumns,
} from './measured.js';

const measuresIn = (given: Parameters): string[] => {
  const measures = listIn(given, 'measures', Measure);
  if (!measures)
    throw badInput(`measures: say what to measure, with commas between: ${Object.keys(Measure).join(', ')}`);
  return measures;
};

/** The most groups that the API gives at once. */
const MOST_ROWS = 1_000;

/** `metrics` */
export const metrics: Figure = {
  name: 'metrics',
  title: 'Metrics',
  description: 'Measures of a group of the plan, such as a pillar and a year.',
  isOfPlan: true,
  hasMoney: true,
  filters: ['measures', 'groupBy', 'from', 'to', ...FILTERS, ...KINDS],
  needs: ['measures'],
  isPersonal: false,
  columns: (given) => [
    ...groupsIn(given).flatMap(keyColumns),
    ...measuresIn(given).flatMap(valueColumns),
    CURRENCY,
    IS_SYNTHETIC,
  ],
  lines: async (ask, given) => {
    const query = `query Metrics($plan: String!, $measures: [Measure!]!, $groupBy: [Dimension!]!, $filter: MetricsFilter) {
      metrics(plan: $plan, measures: $measures, groupBy: $groupBy, filter: $filter, limit: ${MOST_ROWS}) {
        isSynthetic
        rows { keys { dimension code label } values ${VALUE} }
      }
    }`;
    const date = { from: dayIn(given, 'from'), to: dayIn(given, 'to') };
    const { metrics: answer } = (await ask(query, {
      plan: given.plan,
      measures: measuresIn(given),
      groupBy: groupsIn(given),
      filter: { ...filterOf(given), ...(date.from || date.to ? { date } : {}) },
    })) as { metrics: { isSynthetic: boolean; rows: { keys: Key[]; values: Value[] }[] } };
    if (answer.rows.length >= MOST_ROWS)
      throw badInput(
        `groupBy: there are ${MOST_ROWS} groups or more, and what is left out would not be seen; group by less, or choose with filters`,
      );
    return answer.rows.map(({ keys, values }) =>
      Object.assign(
        { currency: currencyOf(values), is_synthetic: answer.isSynthetic },
        ...keys.map(keyCells),
        ...values.map(valueCells),
      ),
    );
  },
};
