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

/** Stored rows that a dataset names, by code; all countries and their groups. */
export interface StoredRows {
  plans: Map<string, ActionPlan>;
  /** All actions and pillars of these plans. */
  actions: Action[];
  pillars: Pillar[];
  sources: Map<string, Source>;
  countries: Map<string, Country>;
  countryGroups: Map<string, CountryGroup>;
  organisations: Map<string, Organisation>;
  projects: Map<string, Project>;
}

/** Finds the stored rows that a dataset names. */
export const findStored = async (em: EntityManager, data: Dataset): Promise<StoredRows> => {
  const plans = await stored(em, ActionPlan, plansNamed(data));
  const ofPlans = { plan: { $in: [...plans.values()].map(({ id }) => id) } };
  return {
    plans,
    actions: await em.find(Action, ofPlans),
    pillars: await em.find(Pillar, ofPlans),
    sources: await stored(em, Source, sourcesNamed(data)),
    countries: byCode(await em.find(Country, {})),
    countryGroups: byCode(await em.find(CountryGroup, {})),
    organisations: await stored(em, Organisation, organisationsNamed(data)),
    projects: await stored(em, Project, projectsNamed(data)),
  };
};
