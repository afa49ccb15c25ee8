import type { EntityManager } from '@mikro-orm/postgresql';
import {
  Action,
  ActionPlan,
  Country,
  CountryGroup,
  Event,
  Organisation,
  Pillar,
  Project,
  Region,
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

/** Stored rows that a dataset names, by code; all countries, regions and groups of countries. */
export interface StoredRows {
  plans: Map<string, ActionPlan>;
  /** All actions and pillars of these plans, by the code of the plan. */
  parts: Map<string, PlanParts>;
  sources: Map<string, Source>;
  countries: Map<string, Country>;
  regions: Map<string, Region>;
  countryGroups: Map<string, CountryGroup>;
  /** By the codes that the dataset names; a merged one is the one that it was merged into. */
  organisations: Map<string, Organisation>;
  projects: Map<string, Project>;
  /** Codes of projects that are archived: nothing is loaded into them. */
  archived: Set<string>;
  events: Map<string, Event>;
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

const findOrganisations = async (em: EntityManager, data: Dataset): Promise<Map<string, Organisation>> => {
  const rows = await stored(em, Organisation, organisationsNamed(data));
  await em.populate([...rows.values()], ['mergedInto']);
  return new Map([...rows].map(([code, row]) => [code, row.mergedInto?.unwrap() ?? row]));
};

/** Finds the stored rows that a dataset names. */
export const findStored = async (em: EntityManager, data: Dataset): Promise<StoredRows> => {
  const plans = await stored(em, ActionPlan, plansNamed(data));
  const projects = await stored(em, Project, projectsNamed(data));
  const archived = new Set([...projects.values()].flatMap(({ code, archivedAt }) => (archivedAt ? [code] : [])));
  return {
    plans,
    parts: await findParts(em, plans),
    sources: await stored(em, Source, sourcesNamed(data)),
    countries: byCode(await em.find(Country, {})),
    regions: byCode(await em.find(Region, {})),
    countryGroups: byCode(await em.find(CountryGroup, {})),
    organisations: await findOrganisations(em, data),
    projects: new Map([...projects].filter(([code]) => !archived.has(code))),
    archived,
    events: await stored(
      em,
      Event,
      data.events.map(({ code }) => code),
    ),
  };
};
