import type { EntityManager } from '@mikro-orm/postgresql';
import { nameOf, underPlan } from '../../domain/access/index.js';
import { duplicate, outOfRange, type UserError, when } from '../../domain/userErrors.js';
import { Pillar, WorkingGroup } from '../../entities/plan/index.js';
import type { PillarPatch, WorkingGroupPatch } from '../../schema/plan/index.js';
import { checkName } from '../write/checks.js';
import { checkKept } from '../write/fields.js';

/** Errors of the number and title of a pillar or group, of which no two in one plan have one number. */
export const checkNumbered = async (
  em: EntityManager,
  what: 'pillar' | 'working group',
  { id, plan }: { id: number; plan: { id: number } },
  input: PillarPatch | WorkingGroupPatch,
): Promise<UserError[]> => {
  const { number, title } = input;
  const others = { plan: plan.id, number, id: { $ne: id } };
  const isTaken =
    number != null && (await (what === 'pillar' ? em.count(Pillar, others) : em.count(WorkingGroup, others))) > 0;
  return [
    ...checkKept(input, ['number', 'title']),
    ...(title == null ? [] : checkName(title, 'input.title')),
    ...when(
      number != null && number <= 0,
      outOfRange('input.number', `${number} is not a number of ${what}s: they are counted from 1`),
    ),
    ...when(
      isTaken,
      duplicate('input.number', `the plan has a ${what} ${number} already; give that one another number first`),
    ),
  ];
};

/** The names of a part of a plan, for rights: its own, its plan's, and more. */
export const lineageOfPart = (type: 'Pillar' | 'WorkingGroup', { id, plan }: { id: number; plan: { id: number } }) =>
  new Set([nameOf({ type, id }), ...underPlan(plan.id)]);
