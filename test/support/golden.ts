import { readFileSync } from 'node:fs';
import type { Writer } from '../../src/database/Writer.js';
import { importDataset, readBundle } from '../../src/exchange/bundle/index.js';
import { present } from './certain.js';

const text = readFileSync(new URL('../fixtures/golden.json', import.meta.url), 'utf8');

interface Party {
  organisation: string;
  role: string;
}

interface GoldenAction {
  code: string;
  responsible?: Party[];
}

/** What tests change of the bundle: the plan with exact answers. */
export interface GoldenBundle {
  plan: { code: string; end: string; timeZone: string };
  pillars: { code: string; actions: (string | GoldenAction)[] }[];
  projects: { code: string; organisations?: Party[] }[];
  transactions: object[];
  plannedDisbursements?: object[];
  exchangeRates: object[];
  indicators: { code: string; values: object[] }[];
  milestones?: object[];
  assessments?: object[];
  reportingPeriods?: object[];
  reports?: object[];
}

/** The bundle with the changes that several tests make. */
export class GoldenPlan {
  constructor(readonly bundle: GoldenBundle) {}

  /** Lets an organisation answer for an action, so that reports on it are asked for. */
  lead(action: string, organisation: string): this {
    return this.#party(action, { organisation, role: 'LEAD' });
  }

  /** Lets an organisation help with an action. */
  collaborate(action: string, organisation: string): this {
    return this.#party(action, { organisation, role: 'COLLABORATOR' });
  }

  /** Lets an organisation carry out a project, so that reports on it are asked for. */
  implement(project: string, organisation: string): this {
    const found = present(this.bundle.projects.find(({ code }) => code === project));
    found.organisations = [{ organisation, role: 'IMPLEMENTING' }];
    return this;
  }

  /** Keeps these indicators and no other. */
  measure(...indicators: string[]): this {
    this.bundle.indicators = this.bundle.indicators.filter(({ code }) => indicators.includes(code));
    return this;
  }

  #party(action: string, party: Party): this {
    for (const pillar of this.bundle.pillars)
      pillar.actions = pillar.actions.map((one) => {
        const found = typeof one === 'string' ? { code: one } : one;
        return found.code === action ? { ...found, responsible: [...(found.responsible ?? []), party] } : found;
      });
    return this;
  }
}

/** Loads the plan with exact answers, changed as the test needs it. Its projects may be named after another plan. */
export const loadGolden = async (
  database: Writer,
  change: (golden: GoldenPlan) => void = () => {},
  projects = 'PRJ',
): Promise<void> => {
  const golden = new GoldenPlan(JSON.parse(text.replaceAll('PRJ-', `${projects}-`)));
  change(golden);
  await importDataset(database, readBundle(JSON.stringify(golden.bundle), 'golden').dataset, 'golden');
};
