import { laws } from '../../domain/laws.js';
import { refuse, requiredField, type UserError, when } from '../../domain/userErrors.js';
import { PlannedDisbursement } from '../../entities/money/index.js';
import type { PlannedDisbursementInput } from '../../schema/money/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { underLaw } from '../write/checks.js';
import { checkAmount, moneyColumns } from './moneyChecks.js';
import { checkNamed, findNamed, type Named, rowsNamed } from './named.js';

const checkForecast = (input: PlannedDisbursementInput, at: string, named: Named): UserError[] => [
  ...checkNamed(input, at, named),
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
    const named = await findNamed(writing, input);
    refuse([
      ...input.flatMap((one, index) => checkForecast(one, `input.${index}`, named)),
      ...when(!input.length, requiredField('input', 'give at least one planned disbursement')),
    ]);
    const rows = input.map(({ value, valueDate, ...columns }) =>
      em.create(PlannedDisbursement, {
        ...columns,
        ...moneyColumns(value),
        ...rowsNamed(columns, named),
        valueDate: valueDate ?? columns.periodStart,
        provenance: entered,
      }),
    );
    await em.flush();
    for (const [index, row] of rows.entries())
      audit({ subjectType: 'PlannedDisbursement', subjectId: row.id, to: input[index] });
    return rows.map(({ id }) => id);
  });
