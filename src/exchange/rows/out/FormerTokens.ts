import type { EntityManager } from '@mikro-orm/postgresql';

const TOKEN = /^token:(\d+)$/;

/**
 * Names of tokens as another database has to know them. Tokens have other numbers there, so "token:3" would be somebody
 * else: the moment at which the token was made goes with it, and stays.
 */
export class FormerTokens {
  private constructor(private readonly made: ReadonlyMap<number, string>) {}

  static async of(em: EntityManager): Promise<FormerTokens> {
    const rows = await em.execute<{ id: number; at: string }[]>(
      `select id, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from api_token`,
    );
    return new FormerTokens(new Map(rows.map(({ id, at }) => [id, at])));
  }

  /** A person's name, or that of a token with its moment. */
  named(subject: string): string {
    const [, number] = TOKEN.exec(subject) ?? [];
    return number === undefined ? subject : `${subject} of ${this.made.get(Number(number)) ?? 'another database'}`;
  }
}
