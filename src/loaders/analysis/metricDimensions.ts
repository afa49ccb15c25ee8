import { type RawBuilder, sql } from 'kysely';
import type { Dimension } from '../../vocabulary/index.js';
import { choosesMoney } from '../money/seen.js';
import type { MetricsQuery } from './metricQuery.js';

/**
 * Value of each dimension: of a member `m`, its parts by action `action_part`, by place `place_part` and by
 * sector `sector_part`, and its flow `f`.
 */
const columns: Record<Exclude<Dimension, 'FISCAL_YEAR'>, RawBuilder<unknown>> = {
  PILLAR: sql`action_part.pillar_id::text`,
  ACTION: sql`action_part.action_id::text`,
  WORKING_GROUP: sql`action_part.group_id::text`,
  DONOR: sql`f.provider_id::text`,
  DONOR_COUNTRY: sql`(select o.country_id from organisation o where o.id = f.provider_id)::text`,
  COUNTRY: sql`place_part.country_id::text`,
  SUBREGION: sql`(select c.subregion_code from country c where c.id = place_part.country_id)`,
  REGION: sql`(
    select r.code
    from region r
    where r.id = coalesce(
      place_part.region_id,
      (select c.region_id from country c where c.id = place_part.country_id)
    ))`,
  COUNTRY_GROUP: sql`place_part.group_code`,
  SECTOR: sql`sector_part.sector`,
  PROJECT: sql`m.project_id::text`,
  ACTIVITY_STATUS: sql`(select p.activity_status from project p where p.id = m.project_id)`,
  PROGRESS_STATUS: sql`action_part.status`,
  YEAR: sql`extract(year from f.transaction_date)::int::text`,
  QUARTER: sql`to_char(f.transaction_date, 'YYYY"-Q"Q')`,
  CURRENCY: sql`f.currency`,
};

/** The fiscal year of a flow `f`, which is the calendar year if it begins in January: "2024", or else "2024/25". */
const fiscalYear = (start: number) => {
  const first = sql`extract(year from f.transaction_date - make_interval(months => ${start - 1}::int))::int`;
  return start === 1 ? sql`${first}::text` : sql`(${first}::text || '/' || lpad(((${first} + 1) % 100)::text, 2, '0'))`;
};

const ofActions: readonly Dimension[] = ['PILLAR', 'ACTION', 'WORKING_GROUP', 'PROGRESS_STATUS'];
const ofPlaces: readonly Dimension[] = ['COUNTRY', 'SUBREGION', 'REGION', 'COUNTRY_GROUP'];
const ofFlows: readonly Dimension[] = ['DONOR', 'DONOR_COUNTRY', 'YEAR', 'FISCAL_YEAR', 'QUARTER', 'CURRENCY'];

const has = (dimensions: readonly Dimension[], some: readonly Dimension[]) =>
  dimensions.some((dimension) => some.includes(dimension));

type Choice = Pick<MetricsQuery, 'dimensions' | 'filter'>;

/** Whether projects are split among the actions that they serve. */
export const splitsByAction = ({ dimensions, filter }: Choice): boolean =>
  has(dimensions, ofActions) || Boolean(filter.pillar || filter.action);

/** Whether projects are split among the countries and regions where they work. */
export const splitsByPlace = ({ dimensions, filter }: Choice): boolean =>
  has(dimensions, ofPlaces) || Boolean(filter.country || filter.countryGroup || filter.region);

/** Whether projects are split among the sectors in which they work. */
export const splitsBySector = ({ dimensions, filter }: Choice): boolean =>
  dimensions.includes('SECTOR') || Boolean(filter.sector);

/** Whether only projects with money of some kind are counted. */
export const needsMoney = ({ dimensions, filter }: Choice): boolean => has(dimensions, ofFlows) || choosesMoney(filter);

/** The values of the dimensions as one array. */
export const keysOf = ({ dimensions, fiscalStart }: Pick<MetricsQuery, 'dimensions' | 'fiscalStart'>) => {
  const keys = dimensions.map((dimension) =>
    dimension === 'FISCAL_YEAR' ? fiscalYear(fiscalStart) : columns[dimension],
  );
  return keys.length ? sql`array[${sql.join(keys)}]` : sql`array[]::text[]`;
};
