import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Wording } from '../../vocabulary/index.js';
import { type Dataset, type DatasetInput, parseDataset } from '../bundle/dataset/dataset.js';
import { readCsv } from '../sheets/csv.js';
import { officialInput } from './official.js';
import { syntheticProjects, syntheticRates } from './synthetic.js';
import { later, syntheticProgress } from './syntheticProgress.js';

const PLAN = 'APIS-2022-2026';

const titles = () =>
  z
    .array(z.object({ number: z.coerce.number(), pillar: z.string(), title: z.string(), wording: z.enum(Wording) }))
    .parse(
      readCsv(
        readFileSync(new URL('../../../data/illustrative-actions.csv', import.meta.url), 'utf8'),
        'illustrative-actions.csv',
      ),
    );

/**
 * The facts with, laid over them, what is needed to see every feature: illustrative titles of actions, and synthetic
 * projects, funds and partners. None of it touches a real project, organisation or country.
 */
export const demoDataset = (): Dataset => {
  const official = officialInput();
  const byNumber = new Map(titles().map((row) => [row.number, row]));
  const plans = (official.plans ?? []).map((plan) => ({
    ...plan,
    actions: (plan.actions ?? []).map((action) => {
      const row = byNumber.get(action.number);
      if (!row) return action;
      const illustrative = row.wording === 'ILLUSTRATIVE';
      return {
        ...action,
        title: row.title,
        wording: row.wording,
        pillar: `P${row.pillar}`,
        provenance: illustrative
          ? {
              kind: 'SYNTHETIC' as const,
              confidence: 'UNVERIFIED' as const,
              isSynthetic: true,
              note: 'An example for demonstration. The adopted wording of this action, and its pillar, were not found.',
            }
          : {
              ...action.provenance,
              confidence: 'INFERRED' as const,
              note: `${action.provenance.note ?? ''} The title shortens that paraphrase; the pillar is inferred from the subject.`.trim(),
            },
      };
    }),
  }));
  const actions = plans.flatMap((plan) =>
    (plan.actions ?? []).map(({ code, wording }) => ({ plan: plan.code, code, isReal: wording !== 'ILLUSTRATIVE' })),
  );
  const illustrative = actions.filter(({ isReal }) => !isReal).map(({ code }) => code);
  const synthetic = syntheticProjects({
    count: 40,
    plan: PLAN,
    // The last one stays without a project, so that this too can be seen.
    actions: illustrative.slice(0, -1),
    prefix: 'DEMO',
    label: 'Demonstration',
  });
  const leads = new Map(
    [...synthetic.responsible].map(([action, parties]) => [
      action,
      parties.find(({ role }) => role === 'LEAD')?.organisation,
    ]),
  );
  const progress = syntheticProgress({
    plan: PLAN,
    actions: illustrative.slice(0, -1),
    projects: synthetic.projects,
    leads,
    prefix: 'DEMO',
  });
  return parseDataset({
    ...official,
    ...progress,
    reportingPeriods: progress.reportingPeriods.map((period) => ({
      ...period,
      closedOn: period.state === 'CLOSED' ? later(period.dueOn, 30).slice(0, 10) : null,
    })),
    plans: plans.map((plan) => ({
      ...plan,
      actions: plan.actions.map((action) => ({ ...action, responsible: synthetic.responsible.get(action.code) ?? [] })),
    })),
    organisations: [...(official.organisations ?? []), ...synthetic.organisations],
    projects: [...(official.projects ?? []), ...synthetic.projects],
    transactions: synthetic.transactions,
    budgets: [...(official.budgets ?? []), ...synthetic.budgets],
    exchangeRates: syntheticRates(),
  } satisfies DatasetInput);
};
