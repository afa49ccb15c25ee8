import { type Dataset, parseDataset } from '../bundle/dataset/dataset.js';
import { type Given, padded, synthetic } from './synthetic/common.js';
import { syntheticDelivery } from './synthetic/syntheticDelivery.js';
import { syntheticProgress } from './synthetic/syntheticProgress.js';
import { syntheticRates } from './synthetic/syntheticRates.js';

const PILLARS = 3;
const ACTIONS = 25;

const measuredPillars = () =>
  Array.from({ length: PILLARS }, (_, index) => ({
    number: index + 1,
    code: `P${index + 1}`,
    title: `Measured pillar ${index + 1}`,
    provenance: synthetic,
  }));

const measuredActions = () =>
  Array.from({ length: ACTIONS }, (_, index) => ({
    number: index + 1,
    code: `A${padded(index + 1)}`,
    title: `Measured action ${index + 1}`,
    wording: 'ILLUSTRATIVE' as const,
    pillar: `P${1 + Math.floor((index * PILLARS) / ACTIONS)}`,
    provenance: synthetic,
  }));

const measuredPlan = (code: string, count: number): Given<'plans'>[number] => {
  const pillars = measuredPillars();
  return {
    code,
    title: `Measured plan with ${count} projects`,
    startDate: '2022-01-01',
    endDate: '2026-12-31',
    provenance: synthetic,
    pillars,
    workingGroups: pillars.map((pillar) => ({
      number: pillar.number,
      title: `Measured group ${pillar.number}`,
      pillar: pillar.code,
      provenance: synthetic,
    })),
  };
};

/** A made-up plan with 3 pillars, 25 actions and any number of projects, for measuring. Code "SCALE-<count>". */
export const scaleDataset = (count: number): Dataset => {
  const plan = `SCALE-${count}`;
  const given = measuredActions();
  const actions = given.map(({ code }) => code);
  const { responsible, ...delivery } = syntheticDelivery({ count, plan, actions, prefix: plan, label: 'Measured' });
  const leads = new Map([...responsible].map(([action, parties]) => [action, parties[0]?.organisation]));
  return parseDataset({
    ...syntheticProgress({ plan, actions, projects: delivery.projects, leads, prefix: plan }),
    ...delivery,
    exchangeRates: syntheticRates(),
    plans: [
      {
        ...measuredPlan(plan, count),
        actions: given.map((action) => ({ ...action, responsible: responsible.get(action.code) ?? [] })),
      },
    ],
  });
};
