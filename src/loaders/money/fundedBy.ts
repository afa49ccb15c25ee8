import { sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import { OrganisationRole } from '../../vocabulary/index.js';
import { all } from '../search.js';
import { seenThrough } from './seen.js';

/** Which organisations fund which projects: as a funder, or through transactions that the lens shows. */
export const fundedByAny = (lens: Lens) => sql`(
          select o.organisation_id, o.project_id
          from project_organisation o
          where o.role = ${OrganisationRole.FUNDING}
          union
          select t.provider_id, t.project_id
          from transaction t
          where t.provider_id is not null and ${all(seenThrough(lens))}
        )`;

/** Projects that some organisations fund. */
export const fundedBy = (organisationIds: readonly number[], lens: Lens) => sql`(
        select link.organisation_id, link.project_id
        from ${fundedByAny(lens)} link
        where link.organisation_id = any(${[...organisationIds]}::int[])
      )`;
