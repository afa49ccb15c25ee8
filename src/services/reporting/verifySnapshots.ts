import type { EntityManager } from '@mikro-orm/postgresql';

/** Codes of the snapshots whose payload is not what their hash says. */
export const brokenSnapshots = async (em: EntityManager): Promise<string[]> => {
  const rows = await em.execute<{ code: string }[]>(`
    select code
    from snapshot
    where sha256 <> encode(sha256(convert_to(payload, 'UTF8')), 'hex')
    order by code`);
  return rows.map(({ code }) => code);
};
