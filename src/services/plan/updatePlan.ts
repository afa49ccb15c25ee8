import type { EntityManager } from '@mikro-orm/postgresql';
import { underPlan } from '../../domain/access/index.js';
import { laws } from '../../domain/laws.js';
import { leadsBack } from '../../domain/leadsBack.js';
import { inUse, invalid, notFound, outOfRange, refuse, type UserError, when } from '../../domain/userErrors.js';
import { ActionPlan, ActionSuccession } from '../../entities/plan/index.js';
import { ReportingPeriod } from '../../entities/reporting/index.js';
import type { PlanPatch } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkName, checkText, underLaw } from '../write/checks.js';
import { applyChanges, checkKept, fieldChanges, linkChange, lockAt } from '../write/fields.js';
import { meantBy } from '../write/stored.js';
import { checkZone } from './checkPlan.js';

const NEEDED = [
  'title',
  'startDate',
  'endDate',
  'reportingCurrency',
  'timeZone',
  'onTrackFrom',
  'atRiskFrom',
  'freshDays',
  'agingDays',
  'fiscalYearStart',
] as const;

/** Fields in which a document says what the plan is; the others are settings of the tracker. */
const STATED = ['title', 'description', 'startDate', 'endDate', 'supersedes'];

const checkFields = (plan: ActionPlan, input: PlanPatch): UserError[] => {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value != null));
  const merged = { ...plan, ...given } as ActionPlan;
  return [
    ...checkKept(input, NEEDED),
    ...(input.title == null ? [] : checkName(input.title, 'input.title')),
    ...checkText(input.description, 'input.description', false),
    ...underLaw('input', [
      ...laws.planDays(merged),
      ...laws.planCurrency(merged),
      ...laws.planZone(merged),
      ...laws.planThresholds(merged),
      ...laws.planFreshness(merged),
      ...laws.fiscalYear(merged),
    ]),
  ];
};

/** An error if reporting periods of the plan would lie outside it. */
const checkPeriods = async (
  em: EntityManager,
  plan: ActionPlan,
  { startDate, endDate }: PlanPatch,
): Promise<UserError[]> => {
  const [start, end] = [startDate ?? plan.startDate, endDate ?? plan.endDate];
  const outside = await em.find(
    ReportingPeriod,
    { plan, $or: [{ start: { $lt: start } }, { end: { $gt: end } }] },
    { orderBy: { start: 'asc' } },
  );
  return outside.map((period) =>
    period.start < start
      ? outOfRange(
          'input.startDate',
          `${start} is after the start of the reporting period ${period.code}, ${period.start}`,
        )
      : outOfRange('input.endDate', `${end} is before the end of the reporting period ${period.code}, ${period.end}`),
  );
};

/** An error if the plan would begin before the one that it supersedes, or after the one that supersedes it. */
const checkNeighbours = async (em: EntityManager, plan: ActionPlan, { startDate }: PlanPatch): Promise<UserError[]> => {
  if (startDate == null) return [];
  const before = await plan.supersedes?.loadOrFail();
  const after = await em.findOne(ActionPlan, { supersedes: plan });
  const earlier = `${startDate} is before the start of ${before?.code}, ${before?.startDate}; a plan supersedes an earlier one`;
  const later = `${startDate} is after the start of ${after?.code}, ${after?.startDate}, which supersedes it`;
  return [
    ...when(before !== undefined && startDate < before.startDate, outOfRange('input.startDate', earlier)),
    ...when(after !== null && startDate > after.startDate, outOfRange('input.startDate', later)),
  ];
};

/** The plan that is to be superseded, and why it cannot be; undefined where the input leaves that as it is. */
const givenBefore = async (
  em: EntityManager,
  plan: ActionPlan,
  { supersedes: code, startDate }: PlanPatch,
): Promise<{ before: ActionPlan | null | undefined; errors: UserError[] }> => {
  if (code === undefined) return { before: undefined, errors: [] };
  const at = 'input.supersedes';
  const before = await meantBy(em, ActionPlan, code);
  if (code !== null && !before) return { before, errors: [notFound(at, 'plan', code)] };
  if (before?.id === plan.supersedes?.id) return { before, errors: [] };
  const plans = await em.find(ActionPlan, {});
  const codes = new Map(plans.map((one) => [one.id, one.code]));
  const links = new Map(plans.map((one) => [one.code, one.supersedes ? (codes.get(one.supersedes.id) ?? null) : null]));
  const other = before && plans.find((one) => one.supersedes?.id === before.id);
  const start = startDate ?? plan.startDate;
  const successions = await em.count(ActionSuccession, { to: { plan } });
  return {
    before,
    errors: [
      ...when(
        Boolean(before && start < before.startDate),
        outOfRange(
          at,
          `${start} is before the start of ${code}, ${before?.startDate}; a plan supersedes an earlier one`,
        ),
      ),
      ...when(Boolean(other), inUse(at, `${code} is superseded by ${other?.code} already`)),
      ...when(
        before?.id === plan.id || leadsBack(plan.code, before?.code, links),
        invalid(at, `${plan.code} would supersede itself through ${code}`),
      ),
      ...when(
        successions > 0,
        inUse(
          at,
          `actions of ${plan.code} continue those of the plan that it supersedes; take that back first (updateAction)`,
        ),
      ),
    ],
  };
};

/** Changes what is given of a plan, and nothing else. Its code stays: periods, snapshots and links name it. */
export const updatePlan = (request: WriteRequest, id: number, input: PlanPatch, version: number): Promise<Outcome> =>
  change({ ...request, permission: 'updatePlan', input: [id, input, version] }, async (writing) => {
    const { em, allow } = writing;
    allow(underPlan(id));
    const plan = await lockAt(em, ActionPlan, id, version, 'plan');
    const { supersedes: _, ...fields } = input;
    const { before, errors } = await givenBefore(em, plan, input);
    refuse([
      ...checkFields(plan, input),
      ...(await checkZone(em, input)),
      ...(await checkPeriods(em, plan, input)),
      ...(before === undefined ? await checkNeighbours(em, plan, input) : []),
      ...errors,
    ]);
    const changes = [...fieldChanges(plan, fields), ...(await linkChange(plan, 'supersedes', before))];
    await applyChanges(writing, plan, changes, { subjectType: 'ActionPlan', stated: STATED });
    return [id];
  });
