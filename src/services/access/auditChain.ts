import type { EntityManager } from '@mikro-orm/postgresql';

/** Result of checking the audit: whether every row carries the right hash, and the first place that does not. */
export interface AuditCheck {
  isWhole: boolean;
  entries: number;
  brokenAt: string | null;
  /** Hash of the last row: kept elsewhere, it also shows whether rows were cut off at the end. */
  head: string | null;
}

interface ChainRow {
  entries: number;
  broken: string | null;
  head: string | null;
}

/** Recomputes the hash chain of the audit: a row that was changed, removed or inserted later breaks it. */
export const verifyAudit = async (em: EntityManager): Promise<AuditCheck> => {
  const [row] = await em.execute<ChainRow[]>(`
    with
      -- one row is an entry, with the hash that follows from the entry before it and its place in the chain
      chained as (
        select
          entry.position,
          entry.hash,
          audit_hash(coalesce(lag(entry.hash) over (order by entry.position), ''), entry) as expected,
          row_number() over (order by entry.position) as place
        from audit_entry entry
      )
    select
      count(*)::int as entries,
      min(position) filter (where hash <> expected or place <> position or position is null)::text as broken,
      (select hash from audit_entry order by position desc limit 1) as head
    from chained`);
  return {
    isWhole: row?.broken === null,
    entries: row?.entries ?? 0,
    brokenAt: row?.broken ?? null,
    head: row?.head ?? null,
  };
};
