import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { momentOf, statesOf } from '../../domain/moment.js';
import type { PageArguments } from '../../domain/paging.js';
import type { Indicator, IndicatorPoint, IndicatorValue, Milestone } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import { batch, keyed, listed, neverAbsent, perArguments } from '../batch.js';
import { momentRows, stateOfValue } from '../moments.js';
import { knownUntil } from '../money/seen.js';
import { pages } from '../page.js';

type Owner = 'actionId' | 'projectId';

const ownerColumn = { actionId: sql`action_id`, projectId: sql`project_id` } as const;

export type IndicatorPoints = {
  baseline: Row<IndicatorPoint> | null;
  target: Row<IndicatorPoint> | null;
  targets: Row<IndicatorPoint>[];
};
export type ShownValue = Row<IndicatorValue> & { state: string };

const indicatorsOf = (db: Reader, owner: Owner) =>
  batch(
    async (ids) => {
      const { rows } = await sql<
        Row<Indicator>
      >`select * from indicator where ${ownerColumn[owner]} = any(${ids}::int[]) order by code, id`.execute(db);
      return listed(rows, owner);
    },
    () => [] as Row<Indicator>[],
  );

const milestonesOf = (db: Reader, lens: Lens, owner: Owner) =>
  batch(
    async (ids) => {
      const { rows } = await sql<Row<Milestone>>`
        select m.* from milestone m where m.${ownerColumn[owner]} = any(${ids}::int[]) and m.recorded_at <= ${knownUntil(lens)} order by m.due_on, m.id`.execute(
        db,
      );
      return listed(rows, owner);
    },
    () => [] as Row<Milestone>[],
  );

const pointsOf = (rows: readonly Row<IndicatorPoint>[]): IndicatorPoints => {
  const whole = (kind: string) => rows.find((row) => row.kind === kind && row.periodStart === null) ?? null;
  return {
    baseline: whole('BASELINE'),
    target: whole('TARGET'),
    targets: rows.filter(({ periodStart }) => periodStart !== null),
  };
};

/** Indicators and milestones of actions and projects, and the facts of each. */
export const indicatorLoaders = (db: Reader, lens: Lens) => ({
  indicatorsOfAction: indicatorsOf(db, 'actionId'),
  indicatorsOfProject: indicatorsOf(db, 'projectId'),
  milestonesOfAction: milestonesOf(db, lens, 'actionId'),
  milestonesOfProject: milestonesOf(db, lens, 'projectId'),
  /** Day on which a milestone was done, as far as the lens shows it. */
  completedOn: batch(
    async (ids) => {
      const { rows } = await sql<{ id: number; completedOn: string | null }>`
        select distinct on (c.milestone_id) c.milestone_id as id, case when c.completed_on <= ${lens.asOf}::date then c.completed_on end as completed_on from milestone_completion c
        where c.milestone_id = any(${ids}::int[]) and c.recorded_at <= ${knownUntil(lens)} order by c.milestone_id, c.recorded_at desc, c.id desc`.execute(
        db,
      );
      return new Map(rows.map((row) => [row.id, row.completedOn]));
    },
    () => null as string | null,
  ),
  /** Whether a later record for the same unit and date counts in place of a value. */
  isSuperseded: batch(
    async (ids) => {
      const { rows } = await sql<{ id: number }>`
        with ${momentRows([momentOf(lens)])} select w.id from indicator_value w where w.id = any(${ids}::int[]) and exists (
          select from moments o join indicator_value v on v.recorded_at <= o.known_at where v.indicator_id = w.indicator_id and v.date = w.date and v.project_id is not distinct from w.project_id
            and v.country_id is not distinct from w.country_id and (v.recorded_at, v.id) > (w.recorded_at, w.id) and ${stateOfValue} = any(${statesOf(lens.basis)}::text[]))`.execute(
        db,
      );
      return new Map(rows.map(({ id }) => [id, true]));
    },
    () => false,
  ),
  /** Baseline, target and targets of periods as they were known; of each the one recorded last. */
  pointsOfIndicator: batch(
    async (ids) => {
      const { rows } = await sql<Row<IndicatorPoint>>`
        select * from (select distinct on (p.indicator_id, p.kind, p.period_start, p.period_end) p.* from indicator_point p
          where p.indicator_id = any(${ids}::int[]) and p.recorded_at <= ${knownUntil(lens)}
          order by p.indicator_id, p.kind, p.period_start, p.period_end, p.recorded_at desc, p.id desc) latest order by period_start, period_end`.execute(
        db,
      );
      return new Map([...listed(rows, 'indicatorId')].map(([id, some]) => [id, pointsOf(some)]));
    },
    (): IndicatorPoints => ({ baseline: null, target: null, targets: [] }),
  ),
  /** Single values, whenever they are of; drafts only for those who may see them. */
  indicatorValue: batch(
    async (ids) => {
      const { rows } = await sql<ShownValue>`
        with ${momentRows([momentOf(lens)])} select * from (select v.*, ${stateOfValue} as state from moments o join indicator_value v on v.recorded_at <= o.known_at where v.id = any(${ids}::int[])) item
        where item.state = any(${statesOf(lens.basis === 'LIVE' ? 'LIVE' : 'SUBMITTED')}::text[])`.execute(db);
      return keyed(rows, 'id');
    },
    () => null as ShownValue | null,
  ),
  /** Values that the lens shows, the oldest date first; corrected ones too, so that nothing is hidden. */
  valuesOfIndicator: perArguments((given: PageArguments) =>
    batch(
      (ids) =>
        pages<ShownValue>(
          db,
          {
            from: sql`(with ${momentRows([momentOf(lens)])} select v.*, ${stateOfValue} as state
              from moments o join indicator_value v on v.date <= o.as_of and v.recorded_at <= o.known_at where v.indicator_id = any(${ids}::int[])) item`,
            where: [sql<boolean>`item.state = any(${statesOf(lens.basis)}::text[])`],
            order: { name: 'DATE', by: sql`item.date`, type: 'date', descending: false },
            ofParent: sql<boolean>`item.indicator_id = parent.id`,
          },
          given,
          ids,
        ),
      neverAbsent,
    ),
  ),
});
