import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../domain/access/index.js';
import { readGlobalId } from '../../domain/globalId.js';
import { caseless } from '../../domain/text.js';
import { noneWithId, type UserError } from '../../domain/userErrors.js';

/** A type of thing that a role can be limited to, and how it is found and named. */
interface Kind {
  type: Scope['type'];
  /** Number by code without its case, or by those of plan and thing with a slash between. */
  find: string;
  /** How it is written, by number. */
  name: string;
  /** The number that it has now, by number: none where it is gone. */
  now: string;
}

const inPlan = (type: Scope['type'], table: string, code: string): Kind => ({
  type,
  find: `select x.id from ${table} x join action_plan pl on pl.id = x.plan_id where lower((pl.code || '/' || x.${code}) collate "C") = ?`,
  name: `select pl.code || '/' || x.${code} as name from ${table} x join action_plan pl on pl.id = x.plan_id where x.id = ?`,
  now: `select id from ${table} where id = ? for share`,
});
/** `now` is the number that a row stands for: its own, that of another, or none. */
const alone = (type: Scope['type'], table: string, now = 'id'): Kind => ({
  type,
  find: `select ${now} as id from ${table} where lower(code collate "C") = ?`,
  name: `select code as name from ${table} where id = ?`,
  now: `select ${now} as id from ${table} where id = ? for share`,
});

/** The types of scopes, by the word that the command line has for each. */
const kinds: Record<string, Kind> = {
  plan: alone('ActionPlan', 'action_plan'),
  pillar: inPlan('Pillar', 'pillar', 'code'),
  group: inPlan('WorkingGroup', 'working_group', 'number'),
  action: inPlan('Action', 'action', 'code'),
  project: alone('Project', 'project', 'case when archived_at is null then id end'),
  organisation: alone('Organisation', 'organisation', 'coalesce(merged_into_id, id)'),
  country: alone('Country', 'country'),
};

/** What a text such as "action:PLAN/CODE" names; null if nothing, or more than one thing. */
export const findScope = async (em: EntityManager, named: string): Promise<Scope | null> => {
  const [, word = '', codes = ''] = /^(\w+):(.+)$/.exec(named) ?? [];
  const kind = Object.hasOwn(kinds, word) ? kinds[word] : undefined;
  if (!kind) return null;
  const rows = await em.execute<{ id: number | null }[]>(kind.find, [caseless(codes)]);
  const [row, other] = rows; // codes may hold slashes: what two things are called is the name of none
  return row?.id != null && !other ? { type: kind.type, id: row.id } : null;
};

/** A scope as tokens and grants store it; without one, a role holds everywhere. */
export const columnsOf = (scope: Scope | null) => ({ scopeType: scope?.type ?? null, scopeId: scope?.id ?? null });

/** The scope of a stored token or grant; null where it holds everywhere. */
export const scopeOf = ({ scopeType, scopeId }: { scopeType: string | null; scopeId: number | null }): Scope | null =>
  scopeType === null || scopeId === null ? null : { type: scopeType as Scope['type'], id: scopeId };

const NAMES = 'plan, pillar, working group, action, project, organisation or country';

/** The scope with this global id, or the error that there is none; without an id, the role holds everywhere. */
export const givenScope = async (
  em: EntityManager,
  globalId: string | null | undefined,
): Promise<{ scope: Scope | null; errors: UserError[] }> => {
  if (globalId == null) return { scope: null, errors: [] };
  const row = readGlobalId(globalId);
  const kind = Object.values(kinds).find(({ type }) => type === row?.type);
  // Locked: what is named is not merged or archived before the write ends.
  const [found] = row && kind ? await em.execute<{ id: number | null }[]>(kind.now, [row.id]) : [];
  if (kind && found?.id != null) return { scope: { type: kind.type, id: found.id }, errors: [] };
  return { scope: null, errors: [noneWithId('input.scope', NAMES, globalId)] };
};

/** How the command line names a scope: "action:PLAN/CODE"; "everything" for none. */
export const scopeName = async (
  em: EntityManager,
  { scopeType, scopeId }: { scopeType: string | null; scopeId: number | null },
): Promise<string> => {
  const [word, kind] = Object.entries(kinds).find(([, { type }]) => type === scopeType) ?? [];
  if (!kind) return 'everything';
  const [row] = await em.execute<{ name: string }[]>(kind.name, [scopeId]);
  return `${word}:${row?.name ?? scopeId}`;
};
