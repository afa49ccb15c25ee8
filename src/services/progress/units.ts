import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { reader } from '../../database/orm.js';
import { unitBreaches, unitOf } from '../../domain/progress/index.js';
import type { UserError } from '../../domain/userErrors.js';
import { Indicator } from '../../entities/progress/index.js';
import { onRecord, stateOf } from '../../loaders/reporting/index.js';

/**
 * Units that indicators have values of, by indicator: those that are handed in or were entered directly, and not taken back. Holds
 * the indicators, where others might enter values of them meanwhile that do not go together with those that are checked.
 * What others are drafting is theirs and decides nothing; the values of `report` are left out, since they are to be replaced.
 */
export const unitsThatCount = async (
  em: EntityManager,
  indicatorIds: readonly number[],
  report: number | null,
  isLocked: boolean,
): Promise<Map<number, Set<string>>> => {
  if (isLocked)
    await em.find(
      Indicator,
      { id: { $in: [...indicatorIds] } },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
    );
  const { rows } = await sql<{ indicatorId: number; project: string | null; country: string | null }>`
    with
    -- one row is the last value that counts now, of those recorded for one unit and date
    counted as (
      select distinct on (v.indicator_id, v.project_id, v.country_id, v.date) v.*
      from indicator_value v
      where v.indicator_id = any(${[...indicatorIds]}::int[])
        and (v.report_id is null or v.report_id is distinct from ${report}::int)
        and ${stateOf('v', sql`'infinity'`)} in ${onRecord}
      order by v.indicator_id, v.project_id, v.country_id, v.date, v.recorded_at desc, v.id desc
    )
    select distinct counted.indicator_id, p.code as project, c.code as country
    from counted
      left join project p on p.id = counted.project_id
      left join country c on c.id = counted.country_id`.execute(reader(em));
  const units = new Map(indicatorIds.map((id) => [id, new Set<string>()]));
  for (const { indicatorId, project, country } of rows) units.get(indicatorId)?.add(unitOf(project, country));
  return units;
};

/** Values of an indicator, stored and given, are of one unit where it has one, and never of the whole beside its parts. */
export const checkUnits = (indicator: Indicator, units: ReadonlySet<string>, at: string): UserError[] =>
  unitBreaches(indicator, units).map(({ message }) => ({ code: 'INVALID', field: at, message }));
