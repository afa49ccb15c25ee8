// The main reads: what a client sends, and the floor: one hand-written statement that gives the same JSON.
// `plan` is a code that the benchmark itself makes up, so that it may be part of the text of the statement.

const donorsOf = `coalesce((select json_agg(json_build_object('organisation', json_build_object('name', o.name), 'ambiguous', l.ambiguous) order by o.name, l.id)
  from project_organisation l join organisation o on o.id = l.organisation_id where l.project_id = p.id and l.role = 'FUNDING'), '[]'::json)`;

const served = (where) => `select l.project_id from project_action l join action a on a.id = l.action_id ${where}
  union select l.project_id from project_pillar l join pillar pi on pi.id = l.pillar_id ${where.replaceAll('a.pillar_id', 'pi.id').replaceAll('a.plan_id', 'pi.plan_id')}`;

const counts = (projects, actions) => `(with s as materialized (${projects}) select json_build_object(
  'actions', (${actions}), 'projects', (select count(*) from s),
  'donors', (select count(distinct l.organisation_id) from s join project_organisation l on l.project_id = s.project_id and l.role = 'FUNDING'),
  'countries', (select count(distinct l.country_id) from s join project_country l on l.project_id = s.project_id)))`;

/** Flows of a plan's projects, converted, and the links of these projects: what every floor of money begins with. */
const money = (
  plan,
) => `links as materialized (select l.project_id, l.action_id, coalesce(l.share, trunc(left_over / open, 4) + case when nth <= (left_over - trunc(left_over / open, 4) * open) * 10000 then 0.0001 else 0 end) as share
    from (select l.*, greatest(100 - coalesce(sum(l.share) over w, 0), 0) as left_over, nullif(count(*) filter (where l.share is null) over w, 0) as open,
      row_number() over (partition by l.project_id, l.share is null order by a.number) as nth
      from project_action l join action a on a.id = l.action_id where a.plan_id = (select id from action_plan where code = '${plan}') window w as (partition by l.project_id)) l),
  rates as materialized (select pair.*, (select r.rate from exchange_rate r where r.from_currency = pair.currency and r.to_currency = 'USD' and r.date between pair.value_date - 31 and pair.value_date order by r.date desc limit 1) as rate
    from (select distinct currency, value_date from transaction where currency <> 'USD') pair),
  flows as materialized (select t.project_id, t.provider_id, t.transaction_date, case when t.type like '%COMMITMENT' then 'COMMITTED' else 'DISBURSED' end as measure, t.amount * case when t.currency = 'USD' then 1 else r.rate end as converted
    from transaction t left join rates r on r.currency = t.currency and r.value_date = t.value_date
    where t.project_id in (select project_id from links) and t.type in ('OUTGOING_COMMITMENT', 'INCOMING_COMMITMENT', 'DISBURSEMENT') and t.transaction_date <= '2026-06-30'
      and not (t.type = 'INCOMING_COMMITMENT' and t.provider_id is not null and exists (select from transaction o where o.type = 'OUTGOING_COMMITMENT' and o.project_id = t.project_id and o.provider_id = t.provider_id
        and o.transaction_date = t.transaction_date and o.amount = t.amount and o.currency = t.currency)))`;

/** Rounded half-even, as the tracker rounds. */
const shown = (sum) =>
  `json_build_object('converted', json_build_object('amount', (select (case when abs(v * 100 - trunc(v * 100)) = 0.5 then 2 * round(v * 50) / 100 else v end)::numeric(30, 2) from (select coalesce(${sum}, 0) as v) x)::text))`;

const fields = '{ actions projects donors countries }';

/** Project 100 of a plan "SCALE-<count>"; its number has as many digits as the count. */
const projectOf = (plan) => `${plan}-${'100'.padStart(plan.split('-')[1].length, '0')}`;

export const reads = (plan) => [
  {
    name: 'the plan table: pillars and actions with counts',
    query: `{ plan(code: "${plan}") { title counts ${fields} pillars { number title counts ${fields} actions { number title wording counts ${fields} } } } }`,
    floor: `select json_build_object('data', json_build_object('plan', (select json_build_object('title', pl.title,
      'counts', ${counts(served('where a.plan_id = pl.id'), 'select count(*) from action a where a.plan_id = pl.id')},
      'pillars', (select json_agg(json_build_object('number', pr.number, 'title', pr.title,
        'counts', ${counts(served('where a.pillar_id = pr.id'), 'select count(*) from action a where a.pillar_id = pr.id')},
        'actions', (select json_agg(json_build_object('number', ac.number, 'title', ac.title, 'wording', ac.wording,
          'counts', ${counts('select l.project_id from project_action l where l.action_id = ac.id', 'select 1')}) order by ac.number) from action ac where ac.pillar_id = pr.id)
        ) order by pr.number) from pillar pr where pr.plan_id = pl.id)) from action_plan pl where pl.code = '${plan}')))::text as json`,
  },
  {
    name: 'a page of 100 projects with donors',
    query: `{ projects(filter: { plan: "${plan}" }, first: 100, orderBy: { field: TITLE }) { nodes { code title activityStatus donors { organisation { name } ambiguous } } } }`,
    floor: `select json_build_object('data', json_build_object('projects', json_build_object('nodes', (select json_agg(json_build_object(
      'code', p.code, 'title', p.title, 'activityStatus', p.activity_status, 'donors', ${donorsOf}) order by p.title, p.id)
      from (select p.* from project p where p.id in (${served(`where a.plan_id = (select id from action_plan where code = '${plan}')`)}) order by p.title, p.id limit 100) p))))::text as json`,
  },
  {
    name: 'a project with its actions and donors',
    query: `{ project(code: "${projectOf(plan)}") { code title activityStatus actions { action { number title } } donors { organisation { name } ambiguous } provenance { kind isSynthetic } } }`,
    floor: `select json_build_object('data', json_build_object('project', (select json_build_object('code', p.code, 'title', p.title, 'activityStatus', p.activity_status,
      'actions', coalesce((select json_agg(json_build_object('action', json_build_object('number', a.number, 'title', a.title)) order by a.number)
        from project_action l join action a on a.id = l.action_id where l.project_id = p.id), '[]'::json),
      'donors', ${donorsOf}, 'provenance', (select json_build_object('kind', v.kind, 'isSynthetic', v.is_synthetic) from provenance v where v.id = p.provenance_id))
      from project p where p.code = '${projectOf(plan)}')))::text as json`,
  },
  {
    name: 'the Steering Committee table: money of all levels',
    query: `query @lens(asOf: "2026-06-30") { plan(code: "${plan}") { funding { committed { converted { amount } } disbursed { converted { amount } } } pillars { code funding { committed { converted { amount } } } actions { code funding { committed { converted { amount } } disbursed { converted { amount } } } } } } }`,
    floor: `with ${money(plan)}, by_action as (select l.action_id, f.measure, sum(f.converted * l.share / 100) as converted from flows f join links l on l.project_id = f.project_id group by 1, 2)
      select json_build_object('data', json_build_object('plan', json_build_object(
        'funding', json_build_object('committed', ${shown("(select sum(converted) from flows where measure = 'COMMITTED')")}, 'disbursed', ${shown("(select sum(converted) from flows where measure = 'DISBURSED')")}),
        'pillars', (select json_agg(json_build_object('code', p.code, 'funding', json_build_object('committed', ${shown("(select sum(converted) from by_action b join action a on a.id = b.action_id where a.pillar_id = p.id and b.measure = 'COMMITTED')")}),
          'actions', (select json_agg(json_build_object('code', a.code, 'funding', json_build_object('committed', ${shown("(select sum(converted) from by_action b where b.action_id = a.id and b.measure = 'COMMITTED')")},
            'disbursed', ${shown("(select sum(converted) from by_action b where b.action_id = a.id and b.measure = 'DISBURSED')")})) order by a.number) from action a where a.pillar_id = p.id)) order by p.number)
          from pillar p where p.plan_id = (select id from action_plan where code = '${plan}')))))::text as json`,
  },
  {
    name: 'the portfolio of a donor',
    query: `query @lens(asOf: "2026-06-30") { organisation(code: "${plan}-FUND-B") { portfolio(plan: "${plan}") { share { committed { converted { amount } } } whole { committed { converted { amount } } } } } }`,
    floor: `with ${money(plan)} select json_build_object('data', json_build_object('organisation', json_build_object('portfolio', json_build_object(
      'share', json_build_object('committed', ${shown(`(select sum(converted) from flows where measure = 'COMMITTED' and provider_id = (select id from organisation where code = '${plan}-FUND-B'))`)}),
      'whole', json_build_object('committed', ${shown("(select sum(converted) from flows where measure = 'COMMITTED')")})))))::text as json`,
  },
  {
    name: 'metrics by pillar and year',
    query: `query @lens(asOf: "2026-06-30") { metrics(plan: "${plan}", measures: [COMMITTED], groupBy: [PILLAR, YEAR]) { rows { keys { code } values { money { converted { amount } } } } } }`,
    floor: `with ${money(plan)}, split as (select f.project_id, extract(year from f.transaction_date)::int::text as year, f.converted, a.pillar_id, l.share / 100 as weight from flows f join links l on l.project_id = f.project_id join action a on a.id = l.action_id where f.measure = 'COMMITTED' and l.share > 0
        union all select f.project_id, extract(year from f.transaction_date)::int::text, f.converted, null, 1 - given.share / 100 from flows f
          join (select project_id, sum(share) as share from links group by 1) given on given.project_id = f.project_id where f.measure = 'COMMITTED' and given.share < 100),
      rows as (select pillar_id, year, sum(converted * weight) as converted from split group by 1, 2)
      select json_build_object('data', json_build_object('metrics', json_build_object('rows', (select json_agg(json_build_object(
        'keys', json_build_array(json_build_object('code', p.code), json_build_object('code', r.year)), 'values', json_build_array(json_build_object('money', ${shown('r.converted')}))) order by r.pillar_id is null, r.pillar_id::text collate "C", r.year)
        from rows r left join pillar p on p.id = r.pillar_id))))::text as json`,
  },
  {
    name: 'progress of every action',
    query: `query @lens(asOf: "2026-06-30") { plan(code: "${plan}") { actions { number progress { value } } } }`,
    floor: `with ${money(plan)}, counted as (select v.*, i.reporting_basis, row_number() over (partition by v.indicator_id, v.project_id order by v.date desc, v.recorded_at desc) as nth
        from indicator_value v join indicator i on i.id = v.indicator_id where v.date <= '2026-06-30' and v.no_data_reason is null),
      actual as (select indicator_id, coalesce(sum(numerator) * 100 / sum(denominator), sum(value)) as actual from counted where nth = 1 or reporting_basis = 'PERIODIC' group by 1),
      point as (select indicator_id, max(value) filter (where kind = 'BASELINE') as baseline, max(value) filter (where kind = 'TARGET' and period_start is null) as target from indicator_point group by 1),
      measured as (select i.action_id, i.project_id, least(1, greatest(0, (x.actual - p.baseline) / (p.target - p.baseline))) as value
        from indicator i join actual x on x.indicator_id = i.id join point p on p.indicator_id = i.id),
      done as (select m.action_id, m.project_id, sum(m.weight) filter (where c.completed_on <= '2026-06-30') / sum(m.weight) as value
        from milestone m left join milestone_completion c on c.milestone_id = m.id group by 1, 2),
      of_project as (select l.action_id, sum(coalesce(x.value, d.value, case when d.project_id is not null then 0 end) * l.share) / sum(l.share) filter (where x.project_id is not null or d.project_id is not null) as value
        from links l left join measured x on x.project_id = l.project_id left join done d on d.project_id = l.project_id group by 1)
      select json_build_object('data', json_build_object('plan', json_build_object('actions', (select json_agg(json_build_object('number', a.number, 'progress', json_build_object('value',
        round(coalesce(x.value, case when d.action_id is not null then coalesce(d.value, 0) end, p.value), 4)::float)) order by a.number)
        from action a left join measured x on x.action_id = a.id left join done d on d.action_id = a.id left join of_project p on p.action_id = a.id
        where a.plan_id = (select id from action_plan where code = '${plan}')))))::text as json`,
  },
];
