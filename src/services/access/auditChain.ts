import type { MikroORM } from '@mikro-orm/postgresql';

/** What came of checking the audit: whether every row carries the right hash, and the first place that does not. */
export interface AuditCheck {
  isWhole: boolean;
  entries: number;
  brokenAt: string | null;
  /** Hash of the last row: keep it elsewhere, and a chain cut at its end is found out too. */
  head: string | null;
}

/** Recomputes the chain of the audit: a row changed, removed or put in between breaks it. */
export const verifyAudit = async (orm: MikroORM): Promise<AuditCheck> => {
  const [row] = await orm.em.fork().execute<{ entries: number; broken: string | null; head: string | null }[]>(`
    with chained as (select a.position, a.hash, audit_hash(coalesce(lag(a.hash) over (order by a.position), ''), a) as expected, row_number() over (order by a.position) as place from audit_entry a)
    select count(*)::int as entries, (min(position) filter (where hash <> expected or place <> position or position is null))::text as broken, (select hash from audit_entry order by position desc limit 1) as head from chained`);
  return {
    isWhole: row?.broken === null,
    entries: row?.entries ?? 0,
    brokenAt: row?.broken ?? null,
    head: row?.head ?? null,
  };
};
