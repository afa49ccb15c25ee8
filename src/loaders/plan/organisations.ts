import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { PageArguments } from '../../domain/paging.js';
import type { Organisation } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { OrganisationFilter, OrganisationOrder } from '../../schema/plan/index.js';
import { type OrganisationOrderField, OrganisationRole } from '../../vocabulary/index.js';
import { inAlphabet } from '../alphabet.js';
import { related } from '../batch.js';
import { committedBy } from '../money/flows.js';
import { type Order, page } from '../page.js';
import { type Condition, oneOf, searchConditions } from '../search.js';

/** Whether the organisation of a row is a donor: it funds a project, or is known to give money to the initiative. */
const isDonor = (organisation: 'item' | 'o') => sql<boolean>`(
    ${sql.ref(`${organisation}.isKnownDonor`)}
    or exists (
      select from project_organisation link
      where link.organisation_id = ${sql.ref(`${organisation}.id`)} and link.role = ${OrganisationRole.FUNDING}
    ))`;

const conditionsOf = ({ donor, type, country, search }: OrganisationFilter): Condition[] => [
  sql<boolean>`item.merged_into_id is null`,
  ...(donor != null ? [sql<boolean>`${isDonor('item')} = ${donor}`] : []),
  ...(type ? [oneOf(sql`item.type`, type)] : []),
  ...(country ? [sql<boolean>`item.country_id in (select c.id from country c where c.code = ${country})`] : []),
  ...searchConditions(search, 'item'),
];

const orders: Record<OrganisationOrderField, Pick<Order, 'by' | 'type'>> = {
  NAME: { by: inAlphabet(sql`item.name`), type: 'text' },
  COMMITTED: { by: sql`coalesce(money.converted, 0)`, type: 'numeric' },
};

export interface OrganisationListArguments extends PageArguments {
  filter?: OrganisationFilter | null;
  orderBy?: OrganisationOrder | null;
}

/** Lists of organisations, and which of them are donors. */
export const organisationLoaders = (db: Reader, lens: Lens) => ({
  organisations: ({ filter, orderBy, ...given }: OrganisationListArguments) =>
    page<Row<Organisation>>(
      db,
      {
        list: 'organisations',
        lens,
        filter: filter ?? {},
        from:
          orderBy?.field === 'COMMITTED'
            ? sql`organisation item left join ${committedBy('provider_id', lens)} money on money.id = item.id`
            : sql`organisation item`,
        where: conditionsOf(filter ?? {}),
        order: {
          ...orders[orderBy?.field ?? 'NAME'],
          name: orderBy?.field ?? 'NAME',
          descending: orderBy?.direction === 'DESC',
        },
      },
      given,
    ),

  isDonor: related(db).hasValue<boolean>(
    false,
    (ids) => sql`
      select o.id as owner_id, ${isDonor('o')} as value
      from organisation o
      where o.id = any(${ids})`,
  ),
});
