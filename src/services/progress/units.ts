import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { reader } from '../../database/orm.js';
import { addDay, type UnitDays, type Units, unitBreaches, unitOf } from '../../domain/progress/index.js';
import { invalid, type UserError } from '../../domain/userErrors.js';
import { Indicator } from '../../entities/progress/index.js';
import { isOfNoArchived } from '../../loaders/plan/index.js';
import { onRecord, stateOf } from '../../loaders/reporting/index.js';

/**
 * The units that indicators have values of, with their days, by indicator: of values that were entered directly or are in a report that
 * counts, and are not dropped. Drafts of others decide nothing; the values of `report` are left out, as they are to be
 * replaced. With `isLocked` nobody else writes values of these indicators until the write ends: two that are each right
 * could be wrong together.
 */
export const unitsThatCount = async (
  em: EntityManager,
  indicatorIds: readonly number[],
  report: number | null,
  isLocked: boolean,
): Promise<Map<number, Map<string, UnitDays>>> => {
  if (isLocked)
    await em.find(
      Indicator,
      { id: { $in: [...indicatorIds] } },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
    );
  const { rows } = await sql<{
    indicatorId: number;
    project: string | null;
    country: string | null;
    first: string;
    last: string;
  }>`
    with
    -- one row is the last value that counts now, of those recorded for one unit, date and part
    counted as (
      select distinct on (v.indicator_id, v.project_id, v.country_id, v.date, v.combination) v.*
      from indicator_value v
      where v.indicator_id = any(${[...indicatorIds]}::int[])
        and (v.report_id is null or v.report_id is distinct from ${report}::int)
        and ${stateOf('v', sql`'infinity'`)} in ${onRecord}
        and ${isOfNoArchived('v.projectId')}
      order by v.indicator_id, v.project_id, v.country_id, v.date, v.combination, v.recorded_at desc, v.id desc
    )
    select counted.indicator_id, p.code as project, c.code as country, min(counted.date) as first, max(counted.date) as last
    from counted
      left join project p on p.id = counted.project_id
      left join country c on c.id = counted.country_id
    group by counted.indicator_id, p.code, c.code`.execute(reader(em));
  const units = new Map(indicatorIds.map((id) => [id, new Map<string, UnitDays>()]));
  for (const { indicatorId, project, country, first, last } of rows)
    for (const date of [first, last]) addDay(units.get(indicatorId) ?? new Map(), unitOf(project, country), date);
  return units;
};

/** An error if an indicator cannot have values of these units at once. */
export const checkUnits = (indicator: Indicator, units: Units, at: string): UserError[] =>
  unitBreaches(indicator, units).map(({ message }) => invalid(at, message));
