import type { DatasetInput } from '../../bundle/dataset/dataset.js';
import { syntheticOrganisations } from '../synthetic/syntheticOrganisations.js';
import { syntheticPeriods } from '../synthetic/syntheticReports.js';
import { type Party, syntheticResponsible } from '../synthetic/syntheticResponsible.js';
import { demoAssessments } from './demoAssessments.js';
import { demoBudgets } from './demoBudgets.js';
import { indicatorsOfActions, indicatorsOfProjects } from './demoIndicators.js';
import { milestonesOfActions, milestonesOfProjects } from './demoMilestones.js';
import { demoTransactions } from './demoMoney.js';
import { demoProject, PREFIX } from './demoProjects.js';
import { demoRates } from './demoRates.js';
import { demoReports } from './demoReports.js';
import { readProjectLines } from './projectLines.js';

const leadsOf = (responsible: ReadonlyMap<string, readonly Party[]>) =>
  new Map(
    [...responsible].map(([action, parties]) => [action, parties.find(({ role }) => role === 'LEAD')?.organisation]),
  );

/**
 * What is made up for demonstration: projects in some countries, their money, results and reports, and who is responsible
 * for the given actions. It tells of a plan in its last months, in which most has come as far as was hoped.
 */
export const demoStory = (plan: string, actions: readonly string[]) => {
  const lines = readProjectLines();
  const responsible = syntheticResponsible(PREFIX, actions);
  const indicators = [...indicatorsOfActions(plan, lines), ...indicatorsOfProjects(lines)];
  const milestones = [...milestonesOfActions(plan), ...milestonesOfProjects(lines)];
  return {
    responsible,
    facts: {
      organisations: syntheticOrganisations(PREFIX, 'Demonstration'),
      projects: lines.map((line) => demoProject(line, plan)),
      transactions: demoTransactions(lines),
      budgets: demoBudgets(lines),
      exchangeRates: demoRates(),
      reportingPeriods: syntheticPeriods(plan),
      indicators,
      milestones,
      reports: demoReports({ plan, lines, indicators, milestones, leads: leadsOf(responsible) }),
      assessments: demoAssessments(plan),
    } satisfies Partial<DatasetInput>,
  };
};
