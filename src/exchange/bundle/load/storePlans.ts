import type { EntityClass, EntityManager } from '@mikro-orm/postgresql';
import {
  Action,
  ActionParty,
  ActionPlan,
  type Country,
  Officer,
  type Organisation,
  Pillar,
  PlanMilestone,
  WorkingGroup,
} from '../../../entities/plan/index.js';
import { byCode, type ProvenanceBook } from '../../../services/write/index.js';
import type { PlanData } from '../dataset/dataset.js';
import { grouped, only, onlyOrNull, replace, store } from './store.js';

/** What the steps of an import share: rows found or made so far, by code. */
export interface Book {
  em: EntityManager;
  provenance: ProvenanceBook;
  countries: Map<string, Country>;
  organisations: Map<string, Organisation>;
}

/** The pillars and actions of one plan, by code. */
export interface PlanParts {
  pillars: Map<string, Pillar>;
  actions: Map<string, Action>;
}

/** Stores one plan with its milestones, pillars, groups, officers and actions. */
export const importPlan = async (
  { em, provenance, countries, organisations }: Book,
  data: PlanData,
  plans: Map<string, ActionPlan>,
): Promise<PlanParts> => {
  const { milestones, pillars, workingGroups, officers, actions, supersedes, ...own } = data;
  const plan = store(em, ActionPlan, plans.get(data.code), {
    ...own,
    supersedes: onlyOrNull(plans, supersedes),
    provenance: provenance(data.provenance),
  });
  plans.set(plan.code, plan);
  const isNew = plan.id === undefined;
  const of = { plan };
  const had = <E extends object>(entity: EntityClass<E>) =>
    isNew ? Promise.resolve([]) : em.find<E>(entity, of as never);

  replace(
    em,
    PlanMilestone,
    await had(PlanMilestone),
    milestones,
    ({ title }) => title,
    ({ title }) => title,
    (milestone) => ({ ...milestone, plan, provenance: provenance(milestone.provenance) }),
  );

  const storedPillars = byCode(await had(Pillar));
  for (const pillar of pillars)
    storedPillars.set(
      pillar.code,
      store(em, Pillar, storedPillars.get(pillar.code), { ...pillar, plan, provenance: provenance(pillar.provenance) }),
    );

  const groups = new Map((await had(WorkingGroup)).map((group) => [String(group.number), group]));
  for (const group of workingGroups) {
    const values = {
      ...group,
      plan,
      pillar: onlyOrNull(storedPillars, group.pillar),
      provenance: provenance(group.provenance),
    };
    groups.set(String(group.number), store(em, WorkingGroup, groups.get(String(group.number)), values));
  }
  const groupOf = (number: number | null) => (number === null ? null : only(groups, String(number)));

  replace(
    em,
    Officer,
    await had(Officer),
    officers,
    (officer) => `${officer.country?.id} ${officer.workingGroup?.id} ${officer.role}`,
    (officer) => `${onlyOrNull(countries, officer.country)?.id} ${groupOf(officer.workingGroup)?.id} ${officer.role}`,
    (officer) => ({
      ...officer,
      plan,
      country: onlyOrNull(countries, officer.country),
      workingGroup: groupOf(officer.workingGroup),
      provenance: provenance(officer.provenance),
    }),
  );

  const storedActions = byCode(await had(Action));
  const parties = grouped(isNew ? [] : await em.find(ActionParty, { action: of }), ({ action }) => action.unwrap());
  for (const { responsible, ...action } of actions) {
    const found = storedActions.get(action.code);
    if (found?.wording === 'OFFICIAL' && action.wording !== 'OFFICIAL') continue; // adopted wording is never laid over
    const values = {
      ...action,
      plan,
      pillar: onlyOrNull(storedPillars, action.pillar),
      workingGroup: groupOf(action.workingGroup),
      provenance: provenance(action.provenance),
    };
    const row = store(em, Action, found, values);
    storedActions.set(action.code, row);
    replace(
      em,
      ActionParty,
      parties.get(row) ?? [],
      responsible,
      (party) => party.organisation.unwrap().code,
      (party) => party.organisation,
      (party) => ({ action: row, organisation: only(organisations, party.organisation), role: party.role }),
    );
  }
  return { pillars: storedPillars, actions: storedActions };
};
