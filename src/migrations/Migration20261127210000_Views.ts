import { Migration } from '@mikro-orm/migrations';

/**
 * Percentages filled in: those that no source states get equal parts of what is left of 100, to four decimals; the
 * last places go to the first links. `links` are rows of `columns` with `stated` and `place`; one `whole` makes 100.
 * A condition on a column of `whole` reaches the tables, because every window is partitioned by it.
 */
const filledIn = (name: string, columns: string, whole: string, links: string) => `
      select ${columns},
        stated is null as is_equal_split,
        -- rule: docs/numbers.md#shares
        coalesce(
          stated,
          part + case when nth <= (left_over - part * open_links) * 10000 then 0.0001 else 0 end
        ) as ${name}
      from (
        select counted.*, trunc(left_over / open_links, 4) as part
        from (
          select links.*,
            greatest(100 - coalesce(sum(stated) over (partition by ${whole}), 0), 0) as left_over,
            nullif(count(*) filter (where stated is null) over (partition by ${whole}), 0) as open_links,
            row_number() over (partition by ${whole}, stated is null order by place) as nth
          from (${links}) links
        ) counted
      ) parts`;

/** The views, by name: each may use those before it. */
const views = {
  // One row is an action with what it belongs to. Its working group is the one stated, else the first of its pillar.
  action_place: `
      select a.id as action_id, a.plan_id, a.pillar_id, a.number,
        coalesce(a.working_group_id, first_of_pillar.id) as group_id
      from action a
        left join lateral (
          select g.id from working_group g where g.pillar_id = a.pillar_id order by g.number limit 1
        ) first_of_pillar on true`,

  // One row is a project under a plan, pillar, working group, action or country that it serves; each pair once.
  project_place: `
      select 'plan' as kind, a.plan_id as parent_id, link.project_id
      from project_action link
        join action a on a.id = link.action_id
      union
      select 'plan', p.plan_id, link.project_id
      from project_pillar link
        join pillar p on p.id = link.pillar_id
      union
      select 'pillar', a.pillar_id, link.project_id
      from project_action link
        join action a on a.id = link.action_id
      where a.pillar_id is not null
      union
      select 'pillar', link.pillar_id, link.project_id
      from project_pillar link
      union
      select 'workingGroup', place.group_id, link.project_id
      from project_action link
        join action_place place on place.action_id = link.action_id
      where place.group_id is not null
      union
      select 'workingGroup', g.id, link.project_id
      from project_pillar link
        join working_group g on g.pillar_id = link.pillar_id
      union all
      select 'action', link.action_id, link.project_id
      from project_action link
      union all
      select 'country', link.country_id, link.project_id
      from project_country link`,

  // One row is a project whose money counts in a plan: it serves an action or pillar of it, and is no component.
  plan_member: `
      select place.parent_id as plan_id, place.project_id
      from project_place place
        join project p on p.id = place.project_id
      where place.kind = 'plan'
        and p.financial_scope = 'WHOLE'`,

  // One row is a link of a project, no component, to an action of a plan, with its share filled in.
  action_share: filledIn('share', 'plan_id, project_id, action_id, pillar_id, group_id', 'plan_id, project_id', `
            select place.plan_id, link.project_id, place.action_id, place.pillar_id, place.group_id,
              link.share as stated, place.number as place
            from action_place place
              join project_action link on link.action_id = place.action_id
              join project p           on p.id = link.project_id and p.financial_scope = 'WHOLE'
          `),

  // One row is a link of a project, no component, to a country, with its percentage filled in.
  country_share: filledIn('percentage', 'project_id, country_id', 'project_id', `
            select link.project_id, link.country_id, link.percentage as stated, c.code as place
            from project_country link
              join country c on c.id = link.country_id
              join project p on p.id = link.project_id and p.financial_scope = 'WHOLE'
          `),

  // One row is a component of a project, or a component of a component of it, and so on.
  project_component: `
      with recursive components as (
        select p.parent_id as project_id, p.id as component_id
        from project p
        where p.financial_scope = 'COMPONENT'
        union
        select c.project_id, p.id
        from components c
          join project p on p.parent_id = c.component_id and p.financial_scope = 'COMPONENT'
      )
      select * from components`,

  // One row is an action with the names of what may give a right to it: what it belongs to, and the organisations that
  // lead it or, where none does, collaborate.
  action_lineage: `
      select place.action_id,
        array_remove(
          array[
            'Action:' || place.action_id,
            'ActionPlan:' || place.plan_id,
            'Pillar:' || place.pillar_id,
            'WorkingGroup:' || place.group_id
          ]
          || array(
            select 'Organisation:' || party.organisation_id
            from action_party party
            where party.action_id = place.action_id
              and (
                party.role = 'LEAD'
                or not exists (
                  select from action_party lead where lead.action_id = place.action_id and lead.role = 'LEAD'
                )
              )
          ),
          null
        ) as names
      from action_place place`,

  // One row is a project with the names of what may give a right to it: what it serves, the countries where it works,
  // and the organisations that have a part in it other than funding.
  project_lineage: `
      select p.id as project_id,
        array_remove(
          array['Project:' || p.id]
          || array(
            select unnest(array[
              'Action:' || place.action_id,
              'ActionPlan:' || place.plan_id,
              'Pillar:' || place.pillar_id,
              'WorkingGroup:' || place.group_id
            ])
            from project_action link
              join action_place place on place.action_id = link.action_id
            where link.project_id = p.id
          )
          || array(
            select unnest(array['Pillar:' || pi.id, 'ActionPlan:' || pi.plan_id, 'WorkingGroup:' || g.id])
            from project_pillar link
              join pillar pi            on pi.id = link.pillar_id
              left join working_group g on g.pillar_id = pi.id
            where link.project_id = p.id
          )
          || array(
            select 'Country:' || link.country_id
            from project_country link
            where link.project_id = p.id
          )
          || array(
            select 'Organisation:' || link.organisation_id
            from project_organisation link
            where link.project_id = p.id
              and link.role <> 'FUNDING'
          ),
          null
        ) as names
      from project p`,
};

/**
 * What follows from the plan alone, whatever the lens, under a name of its own. A migration that changes the type of a
 * column named here drops the view before and creates it again afterwards.
 */
export class Migration20261127210000_Views extends Migration {

  override name = 'Migration20261127210000_Views';

  override up(): void | Promise<void> {
    for (const [name, select] of Object.entries(views)) this.addSql(`create view ${name} as ${select};`);
  }

  override down(): void | Promise<void> {
    for (const name of Object.keys(views).reverse()) this.addSql(`drop view ${name};`);
  }

}
