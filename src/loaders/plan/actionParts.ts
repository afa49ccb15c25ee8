import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { ActionParty, ActionSuccession } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { related } from '../batch.js';
import { groupOfAction } from './serving.js';

/** The working group, parties, predecessors and successors of an action. */
export const actionPartLoaders = (db: Reader) => {
  const { hasMany, hasValue } = related(db);

  /** Successions by one end, in the order of the actions at the other. */
  const successions = (end: 'fromId' | 'toId', other: 'fromId' | 'toId') =>
    hasMany<Row<ActionSuccession>>(
      end,
      (ids) => sql`
        select s.*
        from action_succession s
          join action a on a.id = ${sql.ref(`s.${other}`)}
        where ${sql.ref(`s.${end}`)} = any(${ids})
        order by a.number`,
    );

  return {
    successorsOfAction: successions('fromId', 'toId'),
    predecessorsOfAction: successions('toId', 'fromId'),

    /** Leads first, then by name. */
    partiesOfAction: hasMany<Row<ActionParty>>(
      'actionId',
      (ids) => sql`
        select party.*
        from action_party party
          join organisation o on o.id = party.organisation_id
        where party.action_id = any(${ids})
        order by party.role = 'LEAD' desc, o.name, party.id`,
    ),

    /** Number of the working group. */
    workingGroupOfAction: hasValue<number | null>(
      null,
      (ids) => sql`
        select a.id as owner_id, ${groupOfAction} as value
        from action a
        where a.id = any(${ids})`,
    ),
  };
};
