import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Flow, FundingKind } from '../../domain/money/index.js';
import type { PlannedDisbursement } from '../../entities/money/index.js';
import type { Row } from '../../entities/Row.js';
import { batch, listed } from '../batch.js';
import { organisationCalled } from '../plan/organisationCalled.js';
import { countedByDay, effectiveAmount } from './byDay.js';
import { ratesOf, sumsOf } from './effectiveSums.js';
import { knownUntil } from './seen.js';
import { type FlowArguments, weighted, weightedProjects } from './weighted.js';
import type { Weights } from './weights.js';

/** Forecasts of some projects, known to the lens, with the days on which each counts. A forecast is about one provider and one receiver. */
const visibleForecasts = (lens: Lens, projects: RawBuilder<unknown>, until: string | null) =>
  countedByDay({
    seen: sql`
        select f.*, coalesce(f.provider_id, 0) as from_id, coalesce(f.receiver_id, 0) as to_id
        from planned_disbursement f
        where f.project_id in ${projects}
          and f.recorded_at <= ${knownUntil(lens)}`,
    about: ['projectId', 'fromId', 'toId'],
    until,
  });

/** A sum of forecasts in one currency under one key, of one project if they are told apart. */
export interface ForecastRow extends Flow {
  scopeId: number;
  kind: FundingKind;
  keyId: number;
  detailId: number | null;
  isSynthetic: boolean;
}

/** Forecasts by key and currency through the lens's day. */
export const forecastRows = async (
  db: Reader,
  lens: Lens,
  weights: Weights,
  given: FlowArguments,
): Promise<ForecastRow[]> => {
  const { donor } = given.filter;
  const { rows } = await sql<ForecastRow>`
    with ${weighted(weights, given)},
    -- one row is a forecast, with the part of it that was to be disbursed by the lens's day: one of days to come is known, and 0
    effective as materialized (
      select f.*, ${effectiveAmount('f')} as effective_amount
      from ${visibleForecasts(lens, weightedProjects, lens.asOf)} f
      ${donor ? sql`where f.provider_id = ${organisationCalled(donor)}` : sql``}
    ),
    ${ratesOf(lens)}
    ${sumsOf(given.detail === 'project' ? sql`w.project_id` : sql`null::int`)}`.execute(db);
  return rows;
};

/** A forecast as the lens shows it. */
export type ForecastShown = Row<PlannedDisbursement> & { days: number; effectiveDays: number };

/** Forecasts of projects, by period. */
export const forecastLoaders = (db: Reader, lens: Lens) => ({
  forecastsOfProject: batch(
    async (ids) => {
      const { rows } = await sql<ForecastShown>`
    select f.*
    from ${visibleForecasts(lens, sql`(select unnest(${ids}::int[]))`, null)} f
    order by f.period_start, f.period_end, f.recorded_at desc, f.id desc`.execute(db);
      return listed(rows, 'projectId');
    },
    () => [] as ForecastShown[],
  ),
});
