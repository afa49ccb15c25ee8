import { type Dataset, parseDataset } from '../bundle/dataset/dataset.js';
import { synthetic, syntheticProjects, syntheticRates } from './synthetic.js';
import { syntheticProgress } from './syntheticProgress.js';

const PILLARS = 3;
const ACTIONS = 25;

/** A made-up plan with 3 pillars, 25 actions and any number of projects, for measuring. Code "SCALE-<count>". */
export const scaleDataset = (count: number): Dataset => {
  const plan = `SCALE-${count}`;
  const pillars = Array.from({ length: PILLARS }, (_, index) => ({
    number: index + 1,
    code: `P${index + 1}`,
    title: `Measured pillar ${index + 1}`,
    provenance: synthetic,
  }));
  const actions = Array.from({ length: ACTIONS }, (_, index) => ({
    number: index + 1,
    code: `A${String(index + 1).padStart(2, '0')}`,
    title: `Measured action ${index + 1}`,
    wording: 'ILLUSTRATIVE' as const,
    pillar: `P${1 + Math.floor((index * PILLARS) / ACTIONS)}`,
    provenance: synthetic,
  }));
  const { organisations, projects, responsible, transactions, budgets } = syntheticProjects({
    count,
    plan,
    actions: actions.map(({ code }) => code),
    prefix: plan,
    label: 'Measured',
  });
  const leads = new Map([...responsible].map(([action, parties]) => [action, parties[0]?.organisation]));
  return parseDataset({
    ...syntheticProgress({ plan, actions: actions.map(({ code }) => code), projects, leads, prefix: plan }),
    organisations,
    projects,
    transactions,
    budgets,
    exchangeRates: syntheticRates(),
    plans: [
      {
        code: plan,
        title: `Measured plan with ${count} projects`,
        startDate: '2022-01-01',
        endDate: '2026-12-31',
        provenance: synthetic,
        pillars,
        workingGroups: pillars.map(({ number, code }) => ({
          number,
          title: `Measured group ${number}`,
          pillar: code,
          provenance: synthetic,
        })),
        actions: actions.map((action) => ({ ...action, responsible: responsible.get(action.code) ?? [] })),
      },
    ],
  });
};
