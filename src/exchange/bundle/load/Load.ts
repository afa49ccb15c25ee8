import type { EntityManager } from '@mikro-orm/postgresql';
import { now } from '../../../clock.js';
import type { Problem } from '../../../domain/problems.js';
import type {
  Action,
  ActionPlan,
  Country,
  CountryGroup,
  Organisation,
  Project,
  Region,
  Source,
} from '../../../entities/plan/index.js';
import type { ProgressReport } from '../../../entities/reporting/index.js';
import { closedPeriodIds } from '../../../services/reporting/index.js';
import { type AuditedBy, openProvenanceBook, type ProvenanceBook } from '../../../services/write/index.js';
import type { Dataset } from '../dataset/dataset.js';
import type { PlanParts, StoredRows } from './findStored.js';
import { plansReferredTo, provenancesIn } from './namedCodes.js';

/** Called between the steps of a long load with what is being done. */
export type OnStep = (step: string) => void;

/** What the steps of a load share: the dataset, and the rows found or created so far, by code. */
export interface Load {
  em: EntityManager;
  data: Dataset;
  onStep: OnStep;
  /** Who loads it. */
  by: AuditedBy;
  /** When the dataset says what holds: what has no moment of its own is recorded then. */
  statedAt: Date;
  provenance: ProvenanceBook;
  sources: Map<string, Source>;
  countries: Map<string, Country>;
  regions: Map<string, Region>;
  countryGroups: Map<string, CountryGroup>;
  organisations: Map<string, Organisation>;
  plans: Map<string, ActionPlan>;
  /** By the code of the plan: of each plan whose actions or pillars the dataset gives or names. */
  planParts: Map<string, PlanParts>;
  projects: Map<string, Project>;
  /** By `reportKey`. */
  reports: Map<string, ProgressReport>;
  /** Numbers of the periods that were closed before the load: it adds no facts to them. */
  closed: readonly number[];
  /** The facts that the load adds, with their days. */
  added: AddedFact[];
  /** Projects whose money it moves from one total to another. */
  moved: { project: Project; parent: Project | null; field: string }[];
  /** What it finds on the way that it may not change. */
  refused: Problem[];
}

/** A fact that a load adds: what it is about, its day, and where it is in the dataset. */
interface AddedFact {
  of: Action | Project;
  date: string;
  field: string;
}

/** One step of a load: stores one part of the dataset. */
export type Step = (load: Load) => Promise<void> | void;

/** Begins a load with what is stored already. */
export const openLoad = async (
  em: EntityManager,
  data: Dataset,
  stored: StoredRows,
  { onStep, by }: Pick<Load, 'onStep' | 'by'>,
): Promise<Load> => ({
  em,
  data,
  onStep,
  by,
  statedAt: data.statedAt === null ? now() : new Date(data.statedAt),
  provenance: await openProvenanceBook(em, provenancesIn(data), stored.sources),
  sources: stored.sources,
  countries: stored.countries,
  regions: stored.regions,
  countryGroups: stored.countryGroups,
  organisations: stored.organisations,
  plans: stored.plans,
  planParts: new Map(
    plansReferredTo(data).map((plan) => [plan, stored.parts.get(plan) ?? { pillars: new Map(), actions: new Map() }]),
  ),
  projects: new Map(),
  reports: new Map(),
  closed: await closedPeriodIds(em),
  added: [],
  moved: [],
  refused: [],
});
