// The main reads: what a client sends, and the floor: one hand-written statement that gives the same JSON.
// `plan` is a code that the benchmark itself makes up, so that it may stand in the text of the statement.

const donorsOf = `coalesce((select json_agg(json_build_object('organisation', json_build_object('name', o.name), 'ambiguous', l.ambiguous) order by o.name, l.id)
  from project_organisation l join organisation o on o.id = l.organisation_id where l.project_id = p.id and l.role = 'FUNDING'), '[]'::json)`;

const served = (where) => `select l.project_id from project_action l join action a on a.id = l.action_id ${where}
  union select l.project_id from project_pillar l join pillar pi on pi.id = l.pillar_id ${where.replaceAll('a.pillar_id', 'pi.id').replaceAll('a.plan_id', 'pi.plan_id')}`;

const counts = (projects, actions) => `(with s as materialized (${projects}) select json_build_object(
  'actions', (${actions}), 'projects', (select count(*) from s),
  'donors', (select count(distinct l.organisation_id) from s join project_organisation l on l.project_id = s.project_id and l.role = 'FUNDING'),
  'countries', (select count(distinct l.country_id) from s join project_country l on l.project_id = s.project_id)))`;

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
];
