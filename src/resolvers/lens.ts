import { sql } from 'kysely';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { LensAnswer } from '../schema/computed.js';

@Resolver()
export class LensResolver {
  @Query(() => LensAnswer, { description: 'The lens that this operation was evaluated with, and the revision of the data it saw.' })
  async lens(@Ctx() { lens, revision, db }: Context): Promise<LensAnswer> {
    const { rows } = lens.currency
      ? { rows: [{ currency: lens.currency }] }
      : await sql<{ currency: string }>`select reporting_currency as currency from action_plan
          order by ${lens.asOf}::date between start_date and end_date desc, start_date desc, id limit 1`.execute(db);
    return { ...lens, currency: rows[0]?.currency ?? 'USD', revision };
  }
}
