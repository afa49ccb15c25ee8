import { numberIn } from '../../domain/globalId.js';
import { laws } from '../../domain/laws.js';
import { invalid, noneWithId, refuse, required, type UserError, when } from '../../domain/userErrors.js';
import { Indicator, IndicatorPoint } from '../../entities/progress/index.js';
import type { SetIndicatorPointInput } from '../../schema/progress/index.js';
import { allowOn } from '../access/lineage.js';
import { subjectOf } from '../access/subject.js';
import { checkClosed } from '../reporting/closedPeriods.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkText, underLaw } from '../write/checks.js';
import { isSame, lockAt, raiseVersion } from '../write/fields.js';
import { pointsNow } from './course.js';
import { checkNumber, exact } from './numbers.js';

const checkPeriod = ({ kind, period }: SetIndicatorPointInput): UserError[] => {
  if (!period) return [];
  const breaches = laws.indicatorTargets({ targets: [period] });
  return [
    ...when(kind === 'BASELINE', invalid('input.period', 'a baseline is of no period; leave it out')),
    ...underLaw(
      'input',
      breaches.map((breach) => ({ ...breach, field: breach.field.replace('targets.0', 'period') })),
    ),
  ];
};

const checkStatement = (input: SetIndicatorPointInput): UserError[] => {
  const { value, date, comment, period } = input;
  return [
    ...checkPeriod(input),
    ...checkNumber(value, 'input.value'),
    ...checkText(comment, 'input.comment', false),
    ...when(
      value == null && date != null,
      invalid('input.date', 'without a value there is nothing on a day; leave it out'),
    ),
    ...when(
      period != null && date != null && date !== period.end,
      invalid('input.date', `the target of a period is for its last day, ${period?.end}; leave date out`),
    ),
  ];
};

/** What the audit keeps of a baseline or target. */
const inAudit = (point: Pick<IndicatorPoint, 'value' | 'date' | 'comment'> | null) =>
  point?.value == null ? null : { value: point.value, date: point.date, comment: point.comment };

/**
 * States the baseline, the final target or the target of a period of an indicator, from now on: an earlier one is kept
 * as it was known. Without a value there is none from now on.
 */
export const setIndicatorPoint = (
  request: WriteRequest,
  input: SetIndicatorPointInput,
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'setIndicatorPoint', input: [input, version] }, async (writing) => {
    const { em, audit } = writing;
    const errors = checkStatement(input);
    const number = numberIn(input.indicator, 'Indicator');
    const id = required(number, ...errors, noneWithId('input.indicator', 'indicator', input.indicator));
    const indicator = await lockAt(em, Indicator, id, version, 'indicator');
    const subject = subjectOf(indicator);
    await allowOn(writing, subject);
    const { kind, period, comment = null } = input;
    const value = exact(input.value);
    const of = { indicator, kind, periodStart: period?.start ?? null, periodEnd: period?.end ?? null };
    const before = await em.findOne(IndicatorPoint, of, { orderBy: { recordedAt: 'desc', id: 'desc' } });
    const date = value === null ? null : (period?.end ?? input.date ?? null);
    const point = { value, date, comment: comment || null };
    const isNew = !isSame(inAudit(before), inAudit(point));
    const days = isNew ? [date, before?.date ?? null].filter((day) => day !== null) : [];
    const field = period ? 'input.period' : 'input.date';
    const now = await pointsNow(em, indicator);
    const said = period ? now : { ...now, [kind === 'BASELINE' ? 'baseline' : 'target']: value };
    const course = laws.indicatorCourse({ direction: indicator.direction, ...said });
    refuse([
      ...errors,
      ...course.map(({ code, message }) => ({ code, field: 'input.value', message })),
      ...(await checkClosed(
        em,
        days.map((day) => ({ subject, date: day, field })),
      )),
    ]);
    if (!isNew) return [id];
    em.create(IndicatorPoint, { ...of, ...point });
    const name = kind === 'BASELINE' ? 'baseline' : 'target';
    const named = period ? `${name} ${period.start} to ${period.end}` : name;
    audit({ subjectType: 'Indicator', subjectId: id, field: named, from: inAudit(before), to: inAudit(point) });
    await raiseVersion(em, 'indicator', id);
    return [id];
  });
