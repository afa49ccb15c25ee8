import { laws } from '../../../domain/laws.js';
import { leadsBack } from '../../../domain/leadsBack.js';
import type { Problem } from '../../../domain/problems.js';
import { zoneUnknown } from '../../../services/plan/index.js';
import { duplicateProblems } from '../../../services/write/index.js';
import type { PlanData } from '../dataset/dataset.js';
import { onto } from '../dataset/stated.js';
import type { Check, CheckContext } from './CheckContext.js';
import { problemIf, problemsAt } from './problems.js';

const checkSettings = (record: PlanData, path: string, { known }: CheckContext): Problem[] => {
  const plan = onto(record, known.stored.plans.get(record.code));
  return problemsAt(path, [
    ...laws.planDays(plan),
    ...laws.planCurrency(plan),
    ...laws.planZone(plan),
    ...laws.planThresholds(plan),
    ...laws.planFreshness(plan),
    ...laws.fiscalYear(plan),
  ]);
};

const checkZone = ({ timeZone }: PlanData, path: string, { known }: CheckContext): Problem[] =>
  problemIf(known.unknownTimeZones.has(timeZone), `${path}.timeZone`, zoneUnknown(timeZone));

const checkDuplicates = ({ pillars, actions, workingGroups, milestones }: PlanData, path: string): Problem[] => {
  const given = [
    { part: 'pillars', what: 'pillar', keys: pillars.map(({ code }) => code) },
    { part: 'pillars', what: 'pillar number', keys: pillars.map(({ number }) => number) },
    { part: 'actions', what: 'action', keys: actions.map(({ code }) => code) },
    { part: 'actions', what: 'action number', keys: actions.map(({ number }) => number) },
    { part: 'workingGroups', what: 'working group', keys: workingGroups.map(({ number }) => number) },
    { part: 'milestones', what: 'milestone', keys: milestones.map(({ title }) => title) },
  ];
  return given.flatMap(({ part, what, keys }) => duplicateProblems(`${path}.${part}`, keys, what));
};

const checkSupersedes = ({ code, supersedes, startDate }: PlanData, path: string, context: CheckContext): Problem[] => {
  const at = `${path}.supersedes`;
  const successor = supersedes === null ? undefined : context.known.supersededBy.get(supersedes);
  const isOwn = supersedes === code;
  const before =
    supersedes === null
      ? undefined
      : (context.data.plans.find((plan) => plan.code === supersedes) ?? context.known.stored.plans.get(supersedes));
  return [
    ...context.references.missing('plan', supersedes, at),
    ...problemIf(
      successor !== undefined && successor !== code,
      at,
      `${supersedes} is superseded by ${successor} already`,
    ),
    ...problemIf(
      before !== undefined && startDate < before.startDate,
      at,
      `${startDate} is before the start of ${supersedes}, ${before?.startDate}; a plan supersedes an earlier one`,
    ),
    ...problemIf(isOwn, at, 'a plan cannot supersede itself'),
    ...problemIf(
      !isOwn && leadsBack(code, supersedes, context.supersedes),
      at,
      `${code} would supersede itself through ${supersedes}`,
    ),
  ];
};

const checkGroup = ({ workingGroups }: PlanData, number: number | null, path: string): Problem[] =>
  problemIf(
    number !== null && !workingGroups.some((group) => group.number === number),
    path,
    `the plan has no working group ${number}`,
  );

const checkGroupsAndOfficers = (plan: PlanData, path: string, { references }: CheckContext): Problem[] => [
  ...plan.workingGroups.flatMap(({ pillar }, index) =>
    references.missing('pillar', pillar && `${plan.code}/${pillar}`, `${path}.workingGroups.${index}.pillar`),
  ),
  ...plan.officers.flatMap(({ country, workingGroup, from, to }, index) => [
    ...problemsAt(`${path}.officers.${index}`, laws.officerDays({ from, to })),
    ...references.missing('country', country, `${path}.officers.${index}.country`),
    ...checkGroup(plan, workingGroup, `${path}.officers.${index}.workingGroup`),
  ]),
];

const checkAction = (
  action: PlanData['actions'][number],
  plan: PlanData,
  path: string,
  { known, references }: CheckContext,
): Problem[] => {
  const { pillar, workingGroup, provenance, responsible } = action;
  const row = known.stored.parts.get(plan.code)?.actions.get(action.code);
  const organisations = responsible.map(({ organisation }) => organisation);
  return [
    ...problemsAt(path, [...laws.actionDays(onto(action, row)), ...laws.actionTargets(action)]),
    ...references.missing('pillar', pillar && `${plan.code}/${pillar}`, `${path}.pillar`),
    ...checkGroup(plan, workingGroup, `${path}.workingGroup`),
    ...references.missingSources(provenance, path),
    ...duplicateProblems(`${path}.responsible`, organisations, 'organisation'),
    ...organisations.flatMap((organisation, index) =>
      references.missing('organisation', organisation, `${path}.responsible.${index}.organisation`),
    ),
  ];
};

/** Finds what is wrong with one plan. */
const checkPlan = (plan: PlanData, path: string, context: CheckContext): Problem[] => [
  ...context.references.missingSources(plan.provenance, path),
  ...checkSettings(plan, path, context),
  ...checkZone(plan, path, context),
  ...checkDuplicates(plan, path),
  ...checkSupersedes(plan, path, context),
  ...checkGroupsAndOfficers(plan, path, context),
  ...plan.actions.flatMap((action, index) => checkAction(action, plan, `${path}.actions.${index}`, context)),
];

/** Checks plans. */
export const checkPlans: Check = (context) => {
  const { plans } = context.data;
  const superseded = plans.map(({ supersedes }) => supersedes);
  return [
    ...duplicateProblems('plans', superseded, 'supersedes'),
    ...plans.flatMap((plan, index) => checkPlan(plan, `plans.${index}`, context)),
  ];
};
