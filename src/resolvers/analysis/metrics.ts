import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { currencyOfPlan } from '../../domain/money/index.js';
import type { ActionPlan } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { isMoney, ruleOf, statusesOf } from '../../loaders/analysis/index.js';
import { shownExclusions } from '../../loaders/examples.js';
import { Metrics, MetricsArgs } from '../../schema/analysis/index.js';
import type { Explanation } from '../../schema/explanation.js';
import { lensAnswer } from '../lensAnswer.js';
import { requiredPlan } from '../plan/requiredPlan.js';
import { fiscalStartOf } from './fiscalStart.js';
import { checkMetrics, MOST_ROWS } from './metricsChecks.js';
import { metricsGroups } from './metricsGroups.js';
import { metricsRows } from './metricsRows.js';

const ruleOfAll = ({ measures, groupBy }: MetricsArgs): string => {
  const rules = [
    ...measures.map(ruleOf),
    'What no source says of a dimension is in a row of its own, "Not specified".',
    ...(groupBy.includes('COUNTRY_GROUP')
      ? ['Groups of countries overlap: their rows add up to more than the total.']
      : []),
  ];
  return rules.join(' ');
};

const explanationOf = async (
  given: MetricsArgs,
  plan: Row<ActionPlan>,
  currency: string,
  context: Context,
): Promise<Explanation> => {
  const { loaders } = context;
  const measure = given.measures.find(isMoney);
  const key = { scope: 'plan', scopeId: plan.id, kind: 'plan', keyId: plan.id } as const;
  const { pillar: _, action: __, country: ___, countryGroup: ____, ...filter } = given.filter ?? {};
  const excluded = measure ? (await loaders.funding(key, { filter }).explain(measure)).excluded : [];
  return {
    rule: ruleOfAll(given),
    inputs: [],
    excluded: await shownExclusions(excluded, loaders),
    lens: await lensAnswer(context, currency),
  };
};

/** The root field `metrics`. */
@Resolver()
export class MetricsResolver {
  @Query(() => Metrics, {
    description:
      'Measures grouped by dimensions: the numbers behind a chart or a pivot table. Error: NOT_FOUND if there is no such plan.',
  })
  async metrics(
    @Args(() => MetricsArgs) given: MetricsArgs,
    @Ctx() context: Context,
  ): Promise<Omit<Metrics, 'explain'> & { explain: Promise<Explanation> }> {
    const { loaders, lens } = context;
    checkMetrics(given);
    const { measures, groupBy, filter, limit } = given;
    const plan = await requiredPlan(given.plan, context);
    const currency = currencyOfPlan(lens, plan);
    const statuses = groupBy.includes('PROGRESS_STATUS') ? await statusesOf(plan.id, loaders) : new Map();
    const fiscalStart = groupBy.includes('FISCAL_YEAR') ? await fiscalStartOf(plan, filter, context) : 1;
    const query = { planId: plan.id, dimensions: groupBy, filter: filter ?? {}, statuses, fiscalStart };
    const [{ groups }, whole] = await Promise.all([
      metricsGroups(measures, query, currency, context),
      metricsGroups(measures, { ...query, dimensions: [] }, currency, context, true),
    ]);
    const rows = await metricsRows(groups, given, context);
    return {
      columns: [...groupBy, ...measures],
      rows: rows.slice(0, limit ?? MOST_ROWS),
      isSynthetic: whole.isSynthetic,
      totals: whole.groups[0]?.values ?? [],
      /** Read only if the query selects it. */
      get explain() {
        return explanationOf(given, plan, currency, context);
      },
    };
  }
}
