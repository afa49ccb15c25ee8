import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { now } from '../../clock.js';
import { reader } from '../../database/orm.js';
import { underPlan } from '../../domain/access/index.js';
import { absent, notFound, required } from '../../domain/userErrors.js';
import { ActionPlan } from '../../entities/plan/index.js';
import { ReportingPeriod } from '../../entities/reporting/index.js';
import type { Writing } from '../write/change.js';
import { meantBy } from '../write/stored.js';
import type { Asked } from './reportable.js';

/** The period, locked until the write ends. Throws an error where the plan or the period does not exist. */
export const lockPeriod = async ({ em, allow }: Writing, planCode: string, code: string): Promise<ReportingPeriod> => {
  const plan = required(await meantBy(em, ActionPlan, planCode), notFound('plan', 'plan', planCode));
  allow(underPlan(plan.id));
  const row = await meantBy(em, ReportingPeriod, code, { plan }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const period = required(row, absent('code', `${planCode} has no period ${code}`));
  await em.populate(period, ['plan']);
  return period;
};

/** Makes a report due on each of these: one statement, however many there are. */
export const ask = async (
  em: EntityManager,
  period: ReportingPeriod,
  on: Asked,
  by: { provenance: number; actor: string },
) => {
  await sql`
    with
    -- one row is a report that was made
    made as (
      insert into progress_report (period_id, action_id, project_id, organisation_id, provenance_id)
      select ${period.id}, asked.action_id, asked.project_id, asked.organisation_id, ${by.provenance}
      from unnest(
          ${on.map(({ actionId }) => actionId)}::int[],
          ${on.map(({ projectId }) => projectId)}::int[],
          ${on.map(({ organisationId }) => organisationId)}::int[]
        ) with ordinality as asked(action_id, project_id, organisation_id, place)
      order by asked.place
      returning id
    )
    insert into report_event (report_id, at, "to", actor)
    select id, ${now()}, 'DUE', ${by.actor}
    from made
    order by id`.execute(reader(em));
};
