import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../../database/orm.js';
import { badInput } from '../../../domain/Refusal.js';
import { organisationCalled } from '../../../loaders/plan/index.js';
import { hasCode } from '../../../loaders/search.js';
import type { Parameters } from './parameters.js';
import type { PlanNamed } from './planNamed.js';

const ofPlan = (table: 'pillar' | 'action', code: string, planId: number): RawBuilder<unknown> =>
  sql`exists (select from ${sql.table(table)} x where x.plan_id = ${planId} and ${hasCode(sql`x.code`, code)})`;

/** What each filter names: an expression that is true where there is such a thing, and an example of its codes. */
const NAMED: Record<string, { isThere(code: string, planId: number): RawBuilder<unknown>; example: string }> = {
  pillar: { isThere: (code, planId) => ofPlan('pillar', code, planId), example: 'P1' },
  action: { isThere: (code, planId) => ofPlan('action', code, planId), example: 'A01' },
  donor: { isThere: (code) => sql`${organisationCalled(code)} is not null`, example: 'KR' },
  provider: { isThere: (code) => sql`${organisationCalled(code)} is not null`, example: 'KR' },
  country: { isThere: (code) => sql`exists (select from country x where x.code = ${code})`, example: 'LAO' },
  region: { isThere: (code) => sql`exists (select from region x where x.code = ${code})`, example: '035' },
  countryGroup: {
    isThere: (code) => sql`exists (select from country_group x where ${hasCode(sql`x.code`, code)})`,
    example: 'LDC',
  },
};

/**
 * Throws BAD_USER_INPUT where a filter names what there is not: a file without rows would look as if there were no data.
 * Costs a statement only where such a filter is given.
 */
export const checkCodes = async (db: Reader, plan: PlanNamed | null, given: Parameters): Promise<void> => {
  const named = Object.entries(NAMED).flatMap(([name, { isThere, example }]) => {
    const code = given[name];
    return code === undefined ? [] : [{ name, code, example, isThere: isThere(code, plan?.id ?? 0) }];
  });
  if (!named.length) return;
  const { rows } = await sql<{ known: boolean[] }>`select array[${sql.join(
    named.map(({ isThere }) => isThere),
  )}] as known`.execute(db);
  const unknown = named.find((_, index) => !rows[0]?.known[index]);
  if (unknown)
    throw badInput(
      `${unknown.name}: there is no "${unknown.code.slice(0, 40)}"; give its code, such as ${unknown.example}`,
    );
};
