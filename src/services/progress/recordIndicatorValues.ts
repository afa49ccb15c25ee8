import { refuse, requiredField, when } from '../../domain/userErrors.js';
import { IndicatorValue } from '../../entities/progress/index.js';
import type { IndicatorValueInput } from '../../schema/progress/index.js';
import { allowOn, allowOnProjects } from '../access/lineage.js';
import { subjectOf } from '../access/subject.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkValues } from './indicatorValues.js';

/** Records values of indicators, approved at once: all of them or, if anything is wrong with any, none. */
export const recordIndicatorValues = (
  request: WriteRequest,
  input: readonly IndicatorValueInput[],
  idempotencyKey: string | null | undefined,
  today: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'recordIndicatorValues', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const { errors, rows: all } = await checkValues(em, input, 'input', today);
    const rows = all.filter((row) => row !== null);
    for (const { indicator } of rows) await allowOn(writing, subjectOf(indicator));
    await allowOnProjects(
      writing,
      rows.flatMap(({ project }) => project?.id ?? []),
    );
    refuse([...errors, ...when(!input.length, requiredField('input', 'give at least one value'))]);
    const made = rows.map((row) => em.create(IndicatorValue, { ...row, provenance: entered }));
    await em.flush();
    for (const [index, { id }] of made.entries())
      audit({ subjectType: 'IndicatorValue', subjectId: id, to: input[index] });
    return made.map(({ id }) => id);
  });
