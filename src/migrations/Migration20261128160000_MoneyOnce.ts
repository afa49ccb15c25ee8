import { Migration } from '@mikro-orm/migrations';

/**
 * Percentages filled in: those that no source states get equal parts of what is left of 100, to 24 decimals. `links` are
 * rows of `columns` with `stated`; one `whole` makes 100. A link of 0 serves nothing. A condition on a column of `whole`
 * reaches the tables, because every window is partitioned by it.
 */
const filledIn = (name: string, columns: string, whole: string, links: string) => `
      select ${columns},
        stated is null as is_equal_split,
        -- rule: docs/numbers.md#shares
        coalesce(stated, left_over::numeric(40, 24) / open_links) as ${name}
      from (
        select links.*,
          greatest(100 - coalesce(sum(stated) over (partition by ${whole}), 0), 0) as left_over,
          nullif(count(*) filter (where stated is null) over (partition by ${whole}), 0) as open_links
        from (${links}) links
      ) parts
      where stated is distinct from 0`;

/** Percentages as they were filled in before: to four decimals, the last places to the first links. */
const cutFilledIn = (name: string, columns: string, whole: string, links: string) => `
      select ${columns},
        stated is null as is_equal_split,
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

/** The views that say which projects count where, by name; before, links of 0 counted and equal parts were cut. */
const viewsOf = (isBefore: boolean) => ({
  // One row is a project under a plan, pillar, working group, action or country; each pair once. A link of 0 keeps a
  // project in its plan, and serves nothing below.
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
        ${isBefore ? '' : 'and link.share is distinct from 0'}
      union
      select 'pillar', link.pillar_id, link.project_id
      from project_pillar link
      union
      select 'workingGroup', place.group_id, link.project_id
      from project_action link
        join action_place place on place.action_id = link.action_id
      where place.group_id is not null
        ${isBefore ? '' : 'and link.share is distinct from 0'}
      union
      select 'workingGroup', g.id, link.project_id
      from project_pillar link
        join working_group g on g.pillar_id = link.pillar_id
      union all
      select 'action', link.action_id, link.project_id
      from project_action link
      ${isBefore ? '' : 'where link.share is distinct from 0'}
      union all
      select 'country', link.country_id, link.project_id
      from project_country link
      ${isBefore ? '' : 'where link.percentage is distinct from 0'}`,

  // One row is a link of a project, no component, to an action of a plan, with its share filled in.
  action_share: (isBefore ? cutFilledIn : filledIn)(
    'share',
    'plan_id, project_id, action_id, pillar_id, group_id',
    'plan_id, project_id',
    `
          select place.plan_id, link.project_id, place.action_id, place.pillar_id, place.group_id,
            link.share as stated${isBefore ? ', place.number as place' : ''}
          from action_place place
            join project_action link on link.action_id = place.action_id
            join project p           on p.id = link.project_id and p.financial_scope = 'WHOLE'
        `,
  ),

  // One row is a link of a project to a country, with its percentage filled in; before, of a project that is no component.
  country_share: (isBefore ? cutFilledIn : filledIn)(
    'percentage',
    'project_id, country_id',
    'project_id',
    `
          select link.project_id, link.country_id, link.percentage as stated${isBefore ? ', c.code as place' : ''}
          from project_country link
          ${
            isBefore
              ? `  join country c on c.id = link.country_id
            join project p on p.id = link.project_id and p.financial_scope = 'WHOLE'`
              : ''
          }
        `,
  ),
});

/** How one unit of a currency is converted on a day, as far as it was known; no row where there is no rate. */
const rates = {
  // A rate of the day, direct before inverse; else the latest of the 31 days before, direct before inverse.
  leg_rate: `create function leg_rate(source_currency text, target_currency text, day date, as_of date, known_at timestamptz)
      returns table (rate numeric, rate_date date, source text, is_inverse boolean) language sql stable parallel safe
      begin atomic
        select found.rate, found.rate_date, found.source, found.is_inverse
        from (
          select d.rate, d.rate_date, d.source, false as is_inverse
          from direct_rate(source_currency, target_currency, day, as_of, known_at) d
          union all
          select 1.000000000000000000000000000000 / d.rate, d.rate_date, d.source, true
          from direct_rate(target_currency, source_currency, day, as_of, known_at) d
        ) found
        order by found.rate_date = day desc, found.is_inverse
        limit 1;
      end`,

  // The same; where there is none, through USD or EUR: the cross whose older rate is nearer the day.
  conversion_rate: `create function conversion_rate(source_currency text, target_currency text, day date, as_of date, known_at timestamptz)
      returns table (rate numeric, rate_date date, source text, is_approximate boolean, is_inverse boolean) language sql stable parallel safe
      begin atomic
        select found.rate, found.rate_date, found.source, found.is_approximate, found.is_inverse
        from (
          select 0 as rank, l.rate, l.rate_date, l.source, l.rate_date <> day as is_approximate, l.is_inverse
          from leg_rate(source_currency, target_currency, day, as_of, known_at) l
          union all
          select via.rank, one.rate * two.rate, least(one.rate_date, two.rate_date),
            one.source || ' via ' || via.currency || case when two.source = one.source then '' else ', ' || two.source end,
            true, one.is_inverse or two.is_inverse
          from (values (1, 'USD'), (2, 'EUR')) as via (rank, currency),
            leg_rate(source_currency, via.currency, day, as_of, known_at) one,
            leg_rate(via.currency, target_currency, day, as_of, known_at) two
          where via.currency not in (source_currency, target_currency)
        ) found
        order by found.rank > 0, found.rate_date desc, found.rank
        limit 1;
      end`,
};

const CONVERSION_BEFORE = `create function conversion_rate(source_currency text, target_currency text, day date, as_of date, known_at timestamptz)
      returns table (rate numeric, rate_date date, source text, is_approximate boolean) language sql stable parallel safe as $$
      select found.rate, found.rate_date, found.source, found.is_approximate from (
        select 0 as rank, d.rate, d.rate_date, d.source, d.rate_date <> day as is_approximate from direct_rate(source_currency, target_currency, day, as_of, known_at) d
        union all
        select via.rank, one.rate * two.rate, least(one.rate_date, two.rate_date), one.source || ' via ' || via.currency || case when two.source = one.source then '' else ', ' || two.source end, true
        from (values (1, 'USD'), (2, 'EUR')) as via (rank, currency),
          direct_rate(source_currency, via.currency, day, as_of, known_at) one, direct_rate(via.currency, target_currency, day, as_of, known_at) two
        where via.currency not in (source_currency, target_currency)
      ) found order by found.rank limit 1 $$;`;

const ARGUMENTS = '(text, text, date, date, timestamptz)';

/**
 * Money counts once, and as its currency has it: amounts keep four decimals and rates 22, a rate is used in both
 * directions, equal parts are exact, a link of 0 serves nothing, and components have countries of their own.
 */
export class Migration20261128160000_MoneyOnce extends Migration {
  override name = 'Migration20261128160000_MoneyOnce';

  override up(): void {
    for (const table of ['transaction', 'budget'])
      this.addSql(`alter table "${table}" alter column "amount" type numeric(24,4);`);
    this.addSql('alter table "exchange_rate" alter column "rate" type numeric(34,22);');
    this.addSql(`drop function conversion_rate${ARGUMENTS};`);
    for (const statement of Object.values(rates)) this.addSql(statement);
    this.createViews(viewsOf(false));
  }

  override down(): void {
    this.createViews(viewsOf(true));
    this.addSql(`drop function conversion_rate${ARGUMENTS};`);
    this.addSql(`drop function leg_rate${ARGUMENTS};`);
    this.addSql(CONVERSION_BEFORE);
    this.addSql('alter table "exchange_rate" alter column "rate" type numeric(20,10);');
    for (const table of ['transaction', 'budget'])
      this.addSql(`alter table "${table}" alter column "amount" type numeric(20,2);`);
  }

  private createViews(views: Record<string, string>): void {
    for (const [name, select] of Object.entries(views)) this.addSql(`create or replace view ${name} as ${select};`);
  }
}
