import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { InvalidInput } from '../../../domain/problems.js';
import {
  Action,
  ActionPlan,
  Country,
  CountryGroup,
  Event,
  GroupMembership,
  Organisation,
  Pillar,
  Project,
  Publication,
  Source,
  Tool,
} from '../../../entities/plan/index.js';
import {
  byCode,
  type Coded,
  openProvenanceBook,
  type ProvenanceData,
  stored,
  write,
} from '../../../services/write/index.js';
import { findBrokenReferences } from '../check/checkDataset.js';
import { findForeignRecords } from '../check/foreignRecords.js';
import type { Dataset } from '../dataset/dataset.js';
import { only, onlyOrNull, store } from './store.js';
import { importMoney } from './storeMoney.js';
import { type Book, importPlan, type PlanParts } from './storePlans.js';
import { importProgress, namedInProgress } from './storeProgress.js';
import { importProjects } from './storeProjects.js';

const MANY_ROWS = 1_000;
const IMPORT_LOCK = 7_261_203; // any number that all trackers share

/** Called between the steps of a long import with what is being done. */
export type OnStep = (step: string) => void;

const provenancesIn = (value: unknown): ProvenanceData[] => {
  if (Array.isArray(value)) return value.flatMap(provenancesIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    /provenance$/i.test(name) ? (inner ? [inner as ProvenanceData] : []) : provenancesIn(inner),
  );
};

const parentsOf = async (em: EntityManager) =>
  new Map(
    (await em.find(Project, { parent: { $ne: null } }, { populate: ['parent'] })).map(({ code, parent }) => [
      code,
      parent?.unwrap().code ?? null,
    ]),
  );

const ownersOfIdentifiers = async (em: EntityManager, data: Dataset) => {
  const identifiers = data.projects.flatMap(({ iatiIdentifier }) => iatiIdentifier ?? []);
  return new Map(
    (await em.find(Project, { iatiIdentifier: { $in: identifiers } })).map(({ iatiIdentifier, code }) => [
      iatiIdentifier ?? '',
      code,
    ]),
  );
};

const known = async (em: EntityManager, data: Dataset) => {
  const codes = (map: ReadonlyMap<string, unknown>) => new Set(map.keys());
  const links = data.projects.flatMap(({ actions, pillars }) => [...actions, ...pillars]);
  const results = namedInProgress(data);
  const plans = await stored(em, ActionPlan, [
    ...data.plans.flatMap(({ code, supersedes }) => [code, supersedes]),
    ...links.map(({ plan }) => plan),
    ...results.plans,
  ]);
  const inPlans = { plan: { $in: [...plans.values()].map(({ id }) => id) } };
  const inPlan = (rows: readonly { code: string; plan: { unwrap(): ActionPlan } }[]) =>
    new Set(rows.map((row) => `${row.plan.unwrap().code}/${row.code}`));
  const [actions, pillars] = [await em.find(Action, inPlans), await em.find(Pillar, inPlans)];
  const sources = await stored(em, Source, [
    ...data.sources.map(({ code }) => code),
    ...provenancesIn(data).flatMap((one) => one.sources),
  ]);
  const countries = byCode(await em.find(Country, {}));
  const countryGroups = byCode(await em.find(CountryGroup, {}));
  const organisations = await stored(em, Organisation, [
    ...data.organisations.map(({ code }) => code),
    ...data.plans.flatMap((plan) =>
      plan.actions.flatMap(({ responsible }) => responsible.map(({ organisation }) => organisation)),
    ),
    ...data.projects.flatMap((project) => project.organisations.map(({ organisation }) => organisation)),
    ...data.transactions.flatMap(({ provider, receiver }) => [provider, receiver]),
    ...results.organisations,
  ]);
  const projects = await stored(em, Project, [
    ...data.projects.flatMap(({ code, parent }) => [code, parent]),
    ...data.events.flatMap((event) => event.projects),
    ...data.publications.map(({ project }) => project),
    ...[...data.transactions, ...data.budgets].map(({ project }) => project),
    ...results.projects,
  ]);
  const problems = findBrokenReferences(data, {
    sources: codes(sources),
    countries: codes(countries),
    countryGroups: codes(countryGroups),
    organisations: codes(organisations),
    plans: codes(plans),
    projects: codes(projects),
    actions: inPlan(actions),
    pillars: inPlan(pillars),
    parents: await parentsOf(em),
    iatiIdentifiers: await ownersOfIdentifiers(em, data),
    supersededBy: new Map(
      (await em.find(ActionPlan, { supersedes: { $ne: null } }, { populate: ['supersedes'] })).map((plan) => [
        plan.supersedes?.unwrap().code ?? '',
        plan.code,
      ]),
    ),
  });
  const foreign = await findForeignRecords(em, data);
  return {
    problems: [...problems, ...foreign],
    plans,
    sources,
    countries,
    countryGroups,
    organisations,
    actions,
    pillars,
  };
};

/**
 * Stores a dataset: all of it or, if anything is wrong, nothing. What is there already under the same code is
 * brought up to date; what is equal is left alone, so that the same dataset twice changes nothing.
 * Throws InvalidInput that lists every broken reference. Gives the number of rows written.
 */
export const importDataset = async (
  orm: MikroORM,
  data: Dataset,
  what: string,
  report: OnStep = () => {},
): Promise<number> => {
  const { changes } = await write(
    orm,
    async (em) => {
      await em.execute('select pg_advisory_xact_lock(?)', [IMPORT_LOCK]); // one load at a time: the next one sees what this one has stored
      const have = await known(em, data);
      if (have.problems.length) throw new InvalidInput(what, have.problems);
      const { sources, countries, countryGroups, organisations, plans } = have;
      for (const source of data.sources) sources.set(source.code, store(em, Source, sources.get(source.code), source));
      const provenance = await openProvenanceBook(em, provenancesIn(data), sources);

      if (data.countries.length) report(`${data.countries.length} countries`);
      for (const group of data.countryGroups)
        countryGroups.set(group.code, store(em, CountryGroup, countryGroups.get(group.code), group));
      for (const { isMention, ...country } of data.countries) {
        if (isMention && countries.has(country.code)) continue;
        const values = {
          ...country,
          provenance: provenance(country.provenance),
          subregionProvenance: country.subregionProvenance && provenance(country.subregionProvenance),
        };
        countries.set(country.code, store(em, Country, countries.get(country.code), values));
      }
      const memberships = new Map(
        (await em.find(GroupMembership, {})).map((row) => [
          `${row.country.unwrap().code} ${row.group.unwrap().code} ${row.validFrom}`,
          row,
        ]),
      );
      for (const row of data.groupMemberships) {
        const values = {
          ...row,
          country: only(countries, row.country),
          group: only(countryGroups, row.group),
          provenance: provenance(row.provenance),
        };
        store(em, GroupMembership, memberships.get(`${row.country} ${row.group} ${row.validFrom}`), values);
      }

      if (data.organisations.length) report(`${data.organisations.length} organisations`);
      for (const { isMention, ...organisation } of data.organisations) {
        if (isMention && organisations.has(organisation.code)) continue;
        const values = {
          ...organisation,
          country: onlyOrNull(countries, organisation.country),
          provenance: provenance(organisation.provenance),
        };
        organisations.set(organisation.code, store(em, Organisation, organisations.get(organisation.code), values));
      }

      const book: Book = { em, provenance, countries, organisations };
      const inPlans = new Map<string, PlanParts>();
      const named = namedInProgress(data);
      const linked = data.projects.flatMap(({ actions, pillars }) => [...actions, ...pillars].map(({ plan }) => plan));
      for (const code of new Set([...linked, ...named.plans])) {
        const of = <R extends { plan: { unwrap(): ActionPlan } } & Coded>(rows: R[]) =>
          byCode(rows.filter(({ plan }) => plan.unwrap().code === code));
        inPlans.set(code, { actions: of(have.actions), pillars: of(have.pillars) });
      }
      for (const plan of data.plans) {
        report(`plan ${plan.code}: ${plan.actions.length} actions`);
        inPlans.set(plan.code, await importPlan(book, plan, plans));
      }
      if (data.projects.length) report(`${data.projects.length} projects`);
      const projects = await importProjects(book, data.projects, inPlans);
      const missing = [
        ...data.events.flatMap((event) => event.projects),
        ...data.publications.map(({ project }) => project),
      ].filter((code) => code !== null && !projects.has(code));
      for (const [code, project] of await stored(em, Project, missing)) projects.set(code, project);

      if (data.events.length)
        report(`${data.events.length} events, ${data.publications.length} publications, ${data.tools.length} tools`);
      const events = byCode(
        await em.find(Event, { code: { $in: data.events.map(({ code }) => code) } }, { populate: ['projects'] }),
      );
      for (const { projects: codes, ...event } of data.events) {
        const row = store(em, Event, events.get(event.code), {
          ...event,
          country: onlyOrNull(countries, event.country),
          provenance: provenance(event.provenance),
        });
        row.projects.set(codes.map((code) => only(projects, code)));
      }
      const publications = await stored(
        em,
        Publication,
        data.publications.map(({ code }) => code),
      );
      for (const publication of data.publications) {
        store(em, Publication, publications.get(publication.code), {
          ...publication,
          project: onlyOrNull(projects, publication.project),
          provenance: provenance(publication.provenance),
        });
      }
      const tools = await stored(
        em,
        Tool,
        data.tools.map(({ code }) => code),
      );
      for (const tool of data.tools)
        store(em, Tool, tools.get(tool.code), { ...tool, provenance: provenance(tool.provenance) });
      const paid = [...[...data.transactions, ...data.budgets].map(({ project }) => project), ...named.projects].filter(
        (code) => !projects.has(code),
      );
      for (const [code, project] of await stored(em, Project, paid)) projects.set(code, project);
      if (data.transactions.length || data.exchangeRates.length)
        report(
          `${data.transactions.length} transactions, ${data.budgets.length} budgets, ${data.exchangeRates.length} exchange rates`,
        );
      await em.flush();
      await importMoney({ em, provenance, projects, organisations }, data);
      if (data.indicators.length)
        report(
          `${data.indicators.length} indicators, ${data.milestones.length} milestones, ${data.reports.length} reports`,
        );
      await importProgress({ em, provenance, projects, organisations, countries, plans, inPlans }, data);
      report('writing');
    },
    what,
  );
  // Queries over many new rows are planned well only once their numbers are known.
  if (changes > MANY_ROWS) await orm.em.fork().execute('analyze');
  return changes;
};
