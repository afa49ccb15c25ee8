import type { EntityManager } from '@mikro-orm/postgresql';
import { reader } from '../../../database/orm.js';
import {
  type Lineage,
  may,
  mayAnywhere,
  nameOf,
  rolesOf,
  underPlan,
  type Viewer,
} from '../../../domain/access/index.js';
import { Refusal } from '../../../domain/Refusal.js';
import { subjectKey } from '../../../domain/subject.js';
import { caseless } from '../../../domain/text.js';
import { Action, ActionPlan, Organisation, Project } from '../../../entities/plan/index.js';
import { lineagesOf } from '../../../loaders/access/index.js';
import { twins } from '../../../services/write/index.js';
import type { SheetKind } from '../kinds/index.js';
import type { Concerned } from '../kinds/SheetKind.js';
import type { ComparedRow } from './compareRows.js';
import { givenRow } from './givenRow.js';

/** Lineages by the code, in whatever case, of everything that some rows are about. */
const lineagesFor = async (em: EntityManager, planId: number | null, all: readonly Concerned[]) => {
  const codes = (list: Exclude<keyof Concerned, 'isOfNoPlan'>) => all.flatMap((one) => one[list] ?? []);
  const found = {
    Project: await twins(em, Project, codes('projects')),
    Action: await twins(em, Action, codes('actions'), { plan: planId ?? 0 }),
    Organisation: await twins(em, Organisation, codes('organisations')),
    ActionPlan: await twins(em, ActionPlan, codes('plans')),
  };
  const below = await lineagesOf(
    reader(em),
    (['Project', 'Action'] as const).flatMap((type) => found[type].map(({ id }) => ({ type, id }))),
  );
  const byCode = (type: keyof typeof found): Map<string, Lineage> =>
    new Map(
      found[type].map(({ id, code }) => [
        caseless(code),
        type === 'Project' || type === 'Action'
          ? (below.get(subjectKey({ type, id })) ?? new Set())
          : new Set([nameOf({ type, id })]),
      ]),
    );
  return {
    projects: byCode('Project'),
    actions: byCode('Action'),
    organisations: byCode('Organisation'),
    plans: byCode('ActionPlan'),
  };
};

/** Throws FORBIDDEN unless somebody may take in rows of a kind at all, somewhere: before a file of them is read. */
export const allowKind = (viewer: Viewer, { name, intake }: SheetKind): void => {
  const lacking = intake.permissions.find((permission) => !mayAnywhere(viewer, permission));
  if (lacking)
    throw new Refusal(
      'FORBIDDEN',
      `the role ${rolesOf(viewer).join(', ')} may not ${lacking}, which taking in ${name} does`,
    );
};

/**
 * Throws FORBIDDEN unless somebody may do what taking rows in does to everything that each of those that change is about:
 * each by itself, so that nobody's row goes along with one that is theirs.
 */
export const allowRows = async (
  em: EntityManager,
  viewer: Viewer,
  { kind, planId }: { kind: SheetKind; planId: number | null },
  rows: readonly ComparedRow[],
): Promise<void> => {
  const changing = rows.filter(({ result }) => result.outcome !== 'SAME');
  const concerned = changing.map((row) => kind.intake.concerns(givenRow(row)));
  const known = await lineagesFor(em, planId, concerned);
  const lineagesOfRow = ({ isOfNoPlan = false, ...named }: Concerned): (Lineage | null)[] => {
    const lists = Object.entries(named) as [keyof typeof known, readonly string[]][];
    const found = lists.flatMap(([list, codes]) => codes.flatMap((code) => known[list].get(caseless(code)) ?? []));
    if (found.length) return found;
    return [planId === null || isOfNoPlan ? null : underPlan(planId)];
  };
  for (const [index, one] of concerned.entries()) {
    const lacking = lineagesOfRow(one).flatMap(
      (lineage) => kind.intake.permissions.find((permission) => !may(viewer, permission, lineage)) ?? [],
    );
    if (lacking.length)
      throw new Refusal(
        'FORBIDDEN',
        `row ${changing[index]?.number}: the role ${rolesOf(viewer).join(', ')} may not ${lacking[0]} here: it is outside the scope of your role`,
      );
  }
};
