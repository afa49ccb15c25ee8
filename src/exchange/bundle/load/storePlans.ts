import type { EntityClass, EntityManager } from '@mikro-orm/postgresql';
import {
  Action,
  ActionParty,
  ActionPlan,
  Officer,
  Pillar,
  PlanMilestone,
  WorkingGroup,
} from '../../../entities/plan/index.js';
import { byCode } from '../../../services/write/index.js';
import type { PlanData } from '../dataset/dataset.js';
import { statedIn } from '../dataset/stated.js';
import type { PlanParts } from './findStored.js';
import type { Load } from './Load.js';
import { only, onlyOrNull, replace, store } from './store.js';

/** Working groups by number. */
type Groups = ReadonlyMap<string, WorkingGroup>;

const groupOf = (groups: Groups, number: number | null): WorkingGroup | null =>
  onlyOrNull(groups, number === null ? null : String(number));

/** Rows of a plan; a plan that is new has none. */
const rowsOf = <E extends object>(em: EntityManager, entity: EntityClass<E>, plan: ActionPlan): Promise<E[]> =>
  plan.id === undefined ? Promise.resolve([]) : em.find<E>(entity, { plan } as never);

const storePlanMilestones = async ({ em, provenance }: Load, plan: ActionPlan, { milestones }: PlanData) =>
  replace(em, PlanMilestone, {
    rows: await rowsOf(em, PlanMilestone, plan),
    given: milestones,
    keyOfRow: ({ title }) => title,
    keyOf: ({ title }) => title,
    valuesOf: (milestone) => ({ ...milestone, plan, provenance: provenance(milestone.provenance) }),
  });

const storePillars = async ({ em, provenance }: Load, plan: ActionPlan, data: PlanData) => {
  const pillars = byCode(await rowsOf(em, Pillar, plan));
  for (const pillar of data.pillars) {
    const values = { ...pillar, plan, provenance: provenance(pillar.provenance) };
    pillars.set(pillar.code, store(em, Pillar, pillars.get(pillar.code), values, pillar));
  }
  return pillars;
};

const storeWorkingGroups = async (
  { em, provenance }: Load,
  plan: ActionPlan,
  { workingGroups }: PlanData,
  pillars: ReadonlyMap<string, Pillar>,
): Promise<Groups> => {
  const groups = new Map((await rowsOf(em, WorkingGroup, plan)).map((group) => [String(group.number), group]));
  for (const group of workingGroups) {
    const key = String(group.number);
    const values = {
      ...group,
      plan,
      pillar: onlyOrNull(pillars, group.pillar),
      provenance: provenance(group.provenance),
    };
    groups.set(key, store(em, WorkingGroup, groups.get(key), values, group));
  }
  return groups;
};

const storeOfficers = async (
  { em, provenance, countries }: Load,
  plan: ActionPlan,
  { officers }: PlanData,
  groups: Groups,
) =>
  replace(em, Officer, {
    rows: await rowsOf(em, Officer, plan),
    given: officers,
    keyOfRow: ({ country, workingGroup, role }) => `${country?.id} ${workingGroup?.id} ${role}`,
    keyOf: ({ country, workingGroup, role }) =>
      `${onlyOrNull(countries, country)?.id} ${groupOf(groups, workingGroup)?.id} ${role}`,
    valuesOf: (officer) => ({
      ...officer,
      plan,
      country: onlyOrNull(countries, officer.country),
      workingGroup: groupOf(groups, officer.workingGroup),
      provenance: provenance(officer.provenance),
    }),
  });

const storeResponsible = (
  { em, organisations }: Load,
  action: Action,
  rows: readonly ActionParty[],
  responsible: PlanData['actions'][number]['responsible'],
) =>
  replace(em, ActionParty, {
    rows,
    given: responsible,
    keyOfRow: ({ organisation }) => organisation.unwrap().code,
    keyOf: ({ organisation }) => organisation,
    valuesOf: ({ organisation, role }) => ({ action, organisation: only(organisations, organisation), role }),
  });

/** What the adopted wording of an action says; a load of other wording never overwrites it. */
const adoptedIn = ({ title, description, wording, pillar, provenance }: Action) => ({
  title,
  description,
  wording,
  pillar,
  provenance,
});

const storeActions = async (
  load: Load,
  plan: ActionPlan,
  data: PlanData,
  pillars: ReadonlyMap<string, Pillar>,
  groups: Groups,
) => {
  const { em, provenance } = load;
  const actions = byCode(await rowsOf(em, Action, plan));
  const parties = plan.id === undefined ? [] : await em.find(ActionParty, { action: { plan } });
  const partiesOf = Map.groupBy(parties, ({ action }) => action.unwrap());
  for (const record of data.actions) {
    const { responsible, ...action } = record;
    const row = actions.get(action.code);
    const values = {
      ...action,
      plan,
      pillar: onlyOrNull(pillars, action.pillar),
      workingGroup: groupOf(groups, action.workingGroup),
      provenance: provenance(action.provenance),
    };
    const isAdopted = row?.wording === 'OFFICIAL' && statedIn(record).has('wording') && action.wording !== 'OFFICIAL';
    const stored = store(em, Action, row, isAdopted ? { ...values, ...adoptedIn(row) } : values, record);
    actions.set(action.code, stored);
    if (statedIn(record).has('responsible')) storeResponsible(load, stored, partiesOf.get(stored) ?? [], responsible);
  }
  return actions;
};

/** Stores one plan with its milestones, pillars, working groups, officers and actions. */
const storePlan = async (load: Load, data: PlanData): Promise<PlanParts> => {
  const { em, provenance, plans } = load;
  const { milestones: _m, pillars: _p, workingGroups: _w, officers: _o, actions: _a, supersedes, ...own } = data;
  const values = { ...own, supersedes: onlyOrNull(plans, supersedes), provenance: provenance(data.provenance) };
  const plan = store(em, ActionPlan, plans.get(data.code), values, data);
  plans.set(plan.code, plan);
  const stated = statedIn(data);
  if (stated.has('milestones')) await storePlanMilestones(load, plan, data);
  const pillars = await storePillars(load, plan, data);
  const groups = await storeWorkingGroups(load, plan, data, pillars);
  if (stated.has('officers')) await storeOfficers(load, plan, data, groups);
  return { pillars, actions: await storeActions(load, plan, data, pillars, groups) };
};

/** Stores plans. */
export const storePlans = async (load: Load): Promise<void> => {
  for (const plan of load.data.plans) {
    load.onStep(`plan ${plan.code}: ${plan.actions.length} actions`);
    load.planParts.set(plan.code, await storePlan(load, plan));
  }
};
