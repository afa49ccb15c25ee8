import DataLoader from 'dataloader';
import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { momentOf } from '../../domain/moment.js';
import type { IndicatorValue } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import type { Evidence, ReportEvent, ReviewComment } from '../../entities/reporting/index.js';
import { related } from '../batch.js';
import { hadHappened, momentRows } from '../moments.js';
import { onRecord, stateOfValue } from './reportStates.js';

/** A value that came with a report, in the state that it counts in. */
export type ReportedValue = Row<IndicatorValue> & { state: string };

/**
 * A value that the last submission took back, and that its authors state again. The API has no state of its own for it:
 * until the next submission it is shown as DUE.
 */
const withoutDropped = (value: ReportedValue): ReportedValue =>
  value.state === 'DROPPED' ? { ...value, state: 'DUE' } : value;

/** A report whose values are asked for: those submitted, or with drafts those being written. */
interface ValuesKey {
  id: number;
  withDrafts: boolean;
}

/** Values of some reports, of each unit and date the last one. */
const valuesOf = (keys: readonly ValuesKey[], lens: Lens) => sql<ReportedValue & { withDrafts: boolean }>`
    with ${momentRows([momentOf(lens)])},
    -- one row is a report that is asked for
    asked as (
      select *
      from unnest(${keys.map(({ id }) => id)}::int[], ${keys.map(({ withDrafts }) => withDrafts)}::bool[])
        as one (report_id, with_drafts)
    ),
    -- one row is a value recorded with a report, with its state
    stated as (
      select v.*, asked.with_drafts, ${stateOfValue} as state
      from moments o
        join indicator_value v on v.recorded_at <= o.known_at
        join progress_report r on r.id = v.report_id
        join asked on asked.report_id = v.report_id
      where not (asked.with_drafts and v.id = any(r.dropped))
    ),
    -- one row is the last value recorded for one unit, date and part
    latest as (
      select distinct on (report_id, with_drafts, indicator_id, project_id, country_id, date, combination) *
      from stated
      where state in ${onRecord} or with_drafts
      order by report_id, with_drafts, indicator_id, project_id, country_id, date, combination, recorded_at desc, id desc
    )
    select *
    from latest
    order by indicator_id, date, id`;

/** What belongs to a report: its history, values, evidence and comments. */
export const reportPartLoaders = (db: Reader, lens: Lens) => {
  const { hasMany, hasValue } = related(db);
  return {
    /** State of a report now, drafts too, whatever the lens. */
    realStateOfReport: hasValue<string>(
      'DUE',
      (ids) => sql`
        select distinct on (e.report_id) e.report_id as owner_id, e.to as value
        from report_event e
        where e.report_id = any(${ids})
        order by e.report_id, e.at desc, e.id desc`,
    ),

    eventsOfReport: hasMany<Row<ReportEvent>>(
      'reportId',
      (ids) => sql`
        with ${momentRows([momentOf(lens)])}
        select e.*
        from moments o
          cross join report_event e
          join progress_report r   on r.id = e.report_id
          join reporting_period rp on rp.id = r.period_id
          join action_plan pl      on pl.id = rp.plan_id
        where e.report_id = any(${ids}) and ${hadHappened}
        order by e.at, e.id`,
    ),

    /** Values of a report, of each unit and date the last one: those submitted, or with drafts those being written. */
    valuesOfReport: new DataLoader<ValuesKey, ReportedValue[], string>(
      async (keys) => {
        const { rows } = await valuesOf(keys, lens).execute(db);
        const found = Map.groupBy(rows, ({ reportId, withDrafts }) => `${reportId} ${withDrafts}`);
        return keys.map(({ id, withDrafts }) => (found.get(`${id} ${withDrafts}`) ?? []).map(withoutDropped));
      },
      { cacheKeyFn: ({ id, withDrafts }) => `${id} ${withDrafts}` },
    ),

    evidenceOfReport: hasMany<Row<Evidence>>(
      'reportId',
      (ids) => sql`
        select *
        from evidence
        where report_id = any(${ids})
        order by id`,
    ),

    commentsOfReport: hasMany<Row<ReviewComment>>(
      'reportId',
      (ids) => sql`
        select *
        from review_comment
        where report_id = any(${ids})
        order by at, id`,
    ),
  };
};
