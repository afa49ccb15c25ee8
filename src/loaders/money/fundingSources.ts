import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { MoneyMeasure } from '../../domain/money/index.js';
import { batch, perArguments } from '../batch.js';
import { budgetExclusionRows } from './budgetExclusions.js';
import { type BudgetRow, budgetRows } from './budgets.js';
import { type ExclusionRow, exclusionRows } from './exclusions.js';
import { type FlowRow, flowRows } from './flows.js';
import { type ForecastRow, forecastRows } from './forecasts.js';
import { fundedBy } from './fundedBy.js';
import { type FlowArguments, type ProjectCountRow, projectCountRows } from './weighted.js';
import { countryWeights, linkWeights, planWeights, projectWeights, type Weights } from './weights.js';

/**
 * A kind of scope: what one statement covers for any number of. A plan covers its pillars, groups and actions too, and
 * `links` of a plan what each of its actions has of each project.
 */
export type Scope = 'plan' | 'links' | 'project' | 'country';

/** What is asked of the money of a scope. */
export interface ScopeArguments extends FlowArguments {
  scope: Scope;
  /** Currency of totals where the lens names none; null for the usual one. */
  currency: string | null;
  /** Number of the organisation whose projects alone are looked at; all projects if left out. */
  funder?: number | null;
}

/** Weights of the projects that an organisation funds. */
const weightsOfFunder = ({ weights, ...more }: Weights, funder: number, lens: Lens): Weights => ({
  ...more,
  weights: sql`select w.* from (${weights}) w where w.project_id in (select f.project_id from ${fundedBy([funder], lens)} f)`,
});

/** Loaders by scope that every view of an operation shares: equal questions are one statement. */
export const fundingSources = (db: Reader, lens: Lens) => {
  const weightsOf = (ids: readonly number[], given: ScopeArguments, mayBeCompact: boolean): Weights => {
    const { scope, attribution, currency } = given;
    if (scope === 'plan') return planWeights(ids, attribution, lens, mayBeCompact);
    if (scope === 'links') return linkWeights(ids, attribution, lens);
    if (scope === 'country') return countryWeights(ids, attribution, lens);
    return projectWeights(ids, { ...lens, currency: lens.currency ?? currency });
  };
  const perScope = <A extends ScopeArguments, R extends { scopeId: number }>(
    read: (weights: Weights, given: A) => Promise<R[]>,
    mayBeCompact = false,
  ) =>
    perArguments((given: A) =>
      batch(
        async (ids) => {
          const weights = weightsOf(ids, given, mayBeCompact);
          const { funder } = given;
          const rows = await read(funder == null ? weights : weightsOfFunder(weights, funder, lens), given);
          return Map.groupBy(rows, ({ scopeId }) => scopeId);
        },
        () => [] as R[],
      ),
    );
  return {
    flows: perScope<ScopeArguments, FlowRow>((weights, given) => flowRows(db, lens, weights, given), true),
    budgets: perScope<ScopeArguments, BudgetRow>((weights, given) => budgetRows(db, lens, weights, given)),
    forecasts: perScope<ScopeArguments, ForecastRow>((weights, given) => forecastRows(db, lens, weights, given)),
    exclusions: perScope<ScopeArguments & { measure: MoneyMeasure }, ExclusionRow>((weights, given) =>
      exclusionRows(db, lens, weights, given, given.measure),
    ),
    budgetExclusions: perScope<ScopeArguments, ExclusionRow>((weights, given) =>
      budgetExclusionRows(db, lens, weights, given),
    ),
    projectCounts: perScope<ScopeArguments & { byFunder: boolean }, ProjectCountRow>((weights, given) =>
      projectCountRows(db, lens, weights, given),
    ),
  };
};

export type FundingSources = ReturnType<typeof fundingSources>;
