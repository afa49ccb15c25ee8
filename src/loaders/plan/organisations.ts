import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { PageArguments } from '../../domain/paging.js';
import type { Organisation } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { OrganisationFilter, OrganisationOrder } from '../../schema/plan/index.js';
import { type OrganisationOrderField, OrganisationRole } from '../../vocabulary/index.js';
import { batch } from '../batch.js';
import { committedBy } from '../money/flows.js';
import { type Order, page } from '../page.js';
import { type Condition, oneOf, searchConditions } from '../search.js';

const funds = (id: string) =>
  sql<boolean>`exists (select from project_organisation f where f.organisation_id = ${sql.raw(id)} and f.role = ${OrganisationRole.FUNDING})`;

const conditionsOf = ({ donor, type, country, search }: OrganisationFilter): Condition[] => [
  ...(donor != null ? [sql<boolean>`(item.is_known_donor or ${funds('item.id')}) = ${donor}`] : []),
  ...(type ? [oneOf(sql`item.type`, type)] : []),
  ...(country ? [sql<boolean>`item.country_id in (select c.id from country c where c.code = ${country})`] : []),
  ...searchConditions(search, 'item'),
];

const orders: Record<OrganisationOrderField, Pick<Order, 'by' | 'type'>> = {
  NAME: { by: sql`item.name`, type: 'text' },
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

  /** A donor is an organisation that funds a project, or is known to give money to the initiative. */
  isDonor: batch(
    async (ids) => {
      const { rows } = await sql<{
        id: number;
        donor: boolean;
      }>`select o.id, (o.is_known_donor or ${funds('o.id')}) as donor from organisation o where o.id = any(${ids}::int[])`.execute(
        db,
      );
      return new Map(rows.map((row) => [row.id, row.donor]));
    },
    () => false,
  ),
});
