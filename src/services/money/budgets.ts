import type { EntityManager } from '@mikro-orm/postgresql';
import { laws } from '../../domain/laws.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { Budget } from '../../entities/money/index.js';
import { Project } from '../../entities/plan/index.js';
import type { BudgetInput } from '../../schema/money/index.js';
import { allowOnProjects } from '../access/lineage.js';
import { checkClosed } from '../reporting/closedPeriods.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { known, underLaw } from '../write/checks.js';
import { checked, meant } from '../write/stored.js';
import { checkAmount, dayOf, moneyColumns } from './moneyChecks.js';

const checkBudget = async (
  em: EntityManager,
  input: BudgetInput,
  projects: ReadonlyMap<string, Project>,
): Promise<UserError[]> => [
  ...known(projects, input.project, 'project', 'input.project'),
  ...checkAmount(input.value, 'input.value', 'BUDGET'),
  ...underLaw('input', laws.budgetDays(input)),
  ...underLaw('input.value', laws.budgetMoney({ ...input.value, valueDate: input.valueDate })),
  ...(await checkClosed(em, [
    ...dayOf(projects, input.project, input.periodEnd, 'input.periodEnd'),
    ...dayOf(projects, input.project, input.valueDate, 'input.valueDate'),
  ])),
];

/** Records a budget; it takes the place of earlier ones of the same project and period. Gives the project. */
export const setBudget = (request: WriteRequest, input: BudgetInput): Promise<Outcome> =>
  change({ ...request, permission: 'setBudget', input }, async (writing) => {
    const { em, audit, entered } = writing;
    const projects = await meant(em, Project, [input.project]);
    const ids = [...projects.values()].map(({ id }) => id);
    await allowOnProjects(writing, ids);
    refuse(await checkBudget(em, input, projects));
    const { value, ...columns } = input;
    const project = checked(projects, input.project);
    const row = em.create(Budget, { ...columns, ...moneyColumns(value), project, provenance: entered });
    await em.flush();
    audit({ subjectType: 'Budget', subjectId: row.id, to: input });
    return [project.id];
  });
