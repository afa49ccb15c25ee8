import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { countriesCalled } from '../../domain/plan/index.js';
import type { Country } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { CountryFilter, CountryGroupAnswer } from '../../schema/plan/index.js';
import { inAlphabet } from '../alphabet.js';
import { related } from '../batch.js';
import { all, type Condition, hasCode, searchConditions } from '../search.js';
import type { CodeEntry } from './fixedLists.js';

const onDay = (day: string): Condition =>
  sql<boolean>`(m.valid_from is null or m.valid_from <= ${day}::date)
    and (m.valid_to is null or m.valid_to > ${day}::date)`;

/** Groups of countries on a day: (country_id, code). */
export const groupsOn = (day: string): RawBuilder<unknown> =>
  sql`(
    select m.country_id, g.code
    from group_membership m
      join country_group g on g.id = m.group_id
    where ${onDay(day)})`;

/** Numbers of the countries that belong to a group on a day. */
export const membersOn = (group: string, day: string): RawBuilder<unknown> =>
  sql`(
    select member.country_id
    from ${groupsOn(day)} member
    where ${hasCode(sql`member.code`, group)})`;

/** Numbers of a region and of all that are parts of it. */
export const regionsWithin = (code: string): RawBuilder<unknown> =>
  sql`(
    with recursive within as (
      select r.id from region r where r.code = ${code}
      union all
      select part.id from region part join within w on part.parent_id = w.id
    )
    select id from within)`;

const conditionsOf = (
  { membership, everywhere, region, subregion, group, search }: CountryFilter,
  { asOf }: Lens,
): Condition[] => [
  ...(everywhere ? [] : [sql<boolean>`item.membership is not null`]),
  ...(region ? [sql<boolean>`item.region_id in ${regionsWithin(region)}`] : []),
  ...(membership ? [sql<boolean>`item.membership = ${membership}`] : []),
  ...(subregion ? [sql<boolean>`${subregion} in (item.subregion_code, item.subregion)`] : []),
  ...(group ? [sql<boolean>`item.id in ${membersOn(group, asOf)}`] : []),
  ...searchConditions(search, 'item', countriesCalled),
];

/** A table as a code list, with its IATI codes, in an order. */
const codesIn = async (
  db: Reader,
  table: string,
  iatiCode: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<CodeEntry[]> => {
  const { rows } = await sql<CodeEntry>`
    select code, ${iatiCode} as iati_code, name as label
    from ${sql.table(table)}
    order by ${order}`.execute(db);
  return rows;
};

/** Countries, and the groups that they belong to on the lens's day. */
export const countryLoaders = (db: Reader, lens: Lens) => ({
  countries: async (filter: CountryFilter): Promise<Row<Country>[]> => {
    const { rows } = await sql<Row<Country>>`
      select item.*
      from country item
      where ${all(conditionsOf(filter, lens))}
      order by ${inAlphabet(sql`item.name`)}, item.id`.execute(db);
    return rows;
  },

  groupsOfCountry: related(db).hasMany<CountryGroupAnswer>(
    'ownerId',
    (ids) => sql`
      select m.country_id as owner_id, g.code, g.name, m.valid_from, m.valid_to, m.listed_on, m.provenance_id
      from group_membership m
        join country_group g on g.id = m.group_id
      where m.country_id = any(${ids}) and ${onDay(lens.asOf)}
      order by g.code`,
  ),

  countryCodes: () => codesIn(db, 'country', sql`alpha2`, sql`name`),

  regionCodes: () => codesIn(db, 'region', sql`code`, sql`code`),

  countryGroupCodes: () => codesIn(db, 'country_group', sql`null`, sql`code`),
});
