import { invalid, outOfRange, refuse, when } from '../../domain/userErrors.js';
import { Indicator, IndicatorRetirement, IndicatorValue } from '../../entities/progress/index.js';
import { allowOn } from '../access/lineage.js';
import { subjectOf } from '../access/subject.js';
import { checkClosed } from '../reporting/closedPeriods.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkText } from '../write/checks.js';
import { lockAt, raiseVersion } from '../write/fields.js';
import { retirementsOf } from './retirements.js';

/**
 * Ends an indicator: from a day on it is in no list and no figure, and before it everything stays as it was. Null takes
 * that back.
 */
export const retireIndicator = (
  request: WriteRequest,
  id: number,
  retiredOn: string | null,
  reason: string,
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'retireIndicator', input: [id, retiredOn, reason, version] }, async (writing) => {
    const { em, audit } = writing;
    const indicator = await lockAt(em, Indicator, id, version, 'indicator');
    const subject = subjectOf(indicator);
    await allowOn(writing, subject);
    const before = (await retirementsOf(em, [id])).get(id) ?? null;
    // The indicator leaves the figures of these days, or comes back into them.
    const [from = '', until = 'infinity'] = [retiredOn, before].filter((day) => day !== null).sort();
    const dated = [{ subject, date: from, until, field: 'retiredOn' }];
    const last = await em.findOne(IndicatorValue, { indicator }, { orderBy: { date: 'desc', id: 'desc' } });
    refuse([
      ...checkText(reason, 'reason', true),
      ...when(
        retiredOn === null && before === null,
        invalid('retiredOn', `${indicator.code} is not retired; give the day from which it is`),
      ),
      ...when(
        retiredOn !== null && last !== null && last.date >= retiredOn,
        outOfRange('retiredOn', `${indicator.code} has a value of ${last?.date}; give a later day`),
      ),
      ...(retiredOn === before ? [] : await checkClosed(em, dated)),
    ]);
    if (retiredOn === before) return [id];
    em.create(IndicatorRetirement, { indicator, retiredOn, reason });
    audit({ subjectType: 'Indicator', subjectId: id, field: 'retiredOn', from: before, to: retiredOn, reason });
    await raiseVersion(em, 'indicator', id);
    return [id];
  });
