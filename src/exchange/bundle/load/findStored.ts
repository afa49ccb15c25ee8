import type { EntityManager } from '@mikro-orm/postgresql';
import {
  Action,
  ActionPlan,
  Country,
  CountryGroup,
  Organisation,
  Pillar,
  Project,
  Source,
} from '../../../entities/plan/index.js';
import { byCode, stored } from '../../../services/write/index.js';
import type { Dataset } from '../dataset/dataset.js';
import { organisationsNamed, plansNamed, projectsNamed, sourcesNamed } from './namedCodes.js';

/** The pillars and actions of one plan, by code. */
export interface PlanParts {
  pillars: Map<string, Pillar>;
  actions: Map<string, Action>;
}

/** Stored rows that a dataset names, by code; all countries and their groups. */
export interface StoredRows {
  plans: Map<string, ActionPlan>;
  /** All actions and pillars of these plans, by the code of the plan. */
  parts: Map<string, PlanParts>;
  sources: Map<string, Source>;
  countries: Map<string, Country>;
  countryGroups: Map<string, CountryGroup>;
  organisations: Map<string, Organisation>;
  projects: Map<string, Project>;
}

const findParts = async (em: EntityManager, plans: ReadonlyMap<string, ActionPlan>): Promise<StoredRows['parts']> => {
  const ofPlans = { plan: { $in: [...plans.values()].map(({ id }) => id) } };
  const planOf = ({ plan }: Action | Pillar) => plan.unwrap();
  const actions = Map.groupBy(await em.find(Action, ofPlans), planOf);
  const pillars = Map.groupBy(await em.find(Pillar, ofPlans), planOf);
  return new Map(
    [...plans].map(([code, plan]) => [
      code,
      { actions: byCode(actions.get(plan) ?? []), pillars: byCode(pillars.get(plan) ?? []) },
    ]),
  );
};

/** Finds the stored rows that a dataset names. */
export const findStored = async (em: EntityManager, data: Dataset): Promise<StoredRows> => {
  const plans = await stored(em, ActionPlan, plansNamed(data));
  return {
    plans,
    parts: await findParts(em, plans),
    sources: await stored(em, Source, sourcesNamed(data)),
    countries: byCode(await em.find(Country, {})),
    countryGroups: byCode(await em.find(CountryGroup, {})),
    organisations: await stored(em, Organisation, organisationsNamed(data)),
    projects: await stored(em, Project, projectsNamed(data)),
  };
};
