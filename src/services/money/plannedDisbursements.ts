import { laws } from '../../domain/laws.js';
import { refuse, requiredField, type UserError, when } from '../../domain/userErrors.js';
import { PlannedDisbursement } from '../../entities/money/index.js';
import { Organisation, Project } from '../../entities/plan/index.js';
import type { PlannedDisbursementInput } from '../../schema/money/index.js';
import { allowOnProjects } from '../access/lineage.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { known, underLaw } from '../write/checks.js';
import { checked, meant } from '../write/stored.js';
import { checkAmount, moneyColumns } from './moneyChecks.js';

interface Named {
  projects: ReadonlyMap<string, Project>;
  organisations: ReadonlyMap<string, Organisation>;
}

const checkForecast = (
  input: PlannedDisbursementInput,
  at: string,
  { projects, organisations }: Named,
): UserError[] => [
  ...known(projects, input.project, 'project', `${at}.project`),
  ...known(organisations, input.provider, 'organisation', `${at}.provider`),
  ...known(organisations, input.receiver, 'organisation', `${at}.receiver`),
  ...checkAmount(input.value, `${at}.value`, 'BUDGET'),
  ...underLaw(at, laws.forecastDays(input)),
  ...underLaw(`${at}.value`, laws.forecastMoney({ ...input.value, periodStart: input.periodStart })),
];

/**
 * Records planned disbursements: all of them or, if one has an error, none. What was forecast belongs to no reporting
 * period: it may be recorded for days of a closed one.
 */
export const recordPlannedDisbursements = (
  request: WriteRequest,
  input: readonly PlannedDisbursementInput[],
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'recordPlannedDisbursements', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const projects = await meant(
      em,
      Project,
      input.map(({ project }) => project),
    );
    await allowOnProjects(
      writing,
      [...projects.values()].map(({ id }) => id),
    );
    const codes = input.flatMap(({ provider, receiver }) => [provider ?? null, receiver ?? null]);
    const named = { projects, organisations: await meant(em, Organisation, codes) };
    refuse([
      ...input.flatMap((one, index) => checkForecast(one, `input.${index}`, named)),
      ...when(!input.length, requiredField('input', 'give at least one planned disbursement')),
    ]);
    const organisation = (code: string | null | undefined) =>
      code == null ? null : checked(named.organisations, code);
    const rows = input.map(({ value, project, provider, receiver, valueDate, ...columns }) =>
      em.create(PlannedDisbursement, {
        ...columns,
        ...moneyColumns(value),
        valueDate: valueDate ?? columns.periodStart,
        project: checked(projects, project),
        provider: organisation(provider),
        receiver: organisation(receiver),
        provenance: entered,
      }),
    );
    await em.flush();
    for (const [index, row] of rows.entries())
      audit({ subjectType: 'PlannedDisbursement', subjectId: row.id, to: input[index] });
    return rows.map(({ id }) => id);
  });
