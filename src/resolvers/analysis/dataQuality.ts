import { Arg, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  actionChecks,
  lagChecks,
  lagsOf,
  projectChecks,
  scoreOf,
  severityWeights,
} from '../../domain/analysis/index.js';
import { Action, ActionPlan, Project } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { DataIssue, DataQuality } from '../../schema/analysis/index.js';
import type { IssueSeverity } from '../../vocabulary/index.js';
import { knownPlan } from '../references.js';

const MOST_ISSUES = 250;

interface Found {
  type: 'Action' | 'Project';
  id: number;
  code: string;
}

type Checks = Record<string, { severity: IssueSeverity; field: string; message: string }>;
const checksOf: Record<Found['type'], Checks> = { Action: actionChecks, Project: projectChecks };

const worstFirst = (a: { severity: IssueSeverity }, b: { severity: IssueSeverity }) =>
  severityWeights[b.severity] - severityWeights[a.severity];

/** Issues with the things that they are of. */
const shown = (
  found: readonly Found[],
  checks: Record<Found['type'], Checks>,
  { loaders }: Context,
): Promise<DataIssue[]> =>
  Promise.all(
    found.map(async ({ type, id, code }) => {
      const row = (await loaders[type === 'Action' ? 'action' : 'project'].load(id)) as
        | Row<Action>
        | Row<Project>
        | null;
      const { severity, field, message } = checks[type][code] as Checks[string];
      return { code, severity, field, message: `${row?.code}: ${message}`, node: row && { ...row, __typename: type } };
    }),
  );

const quality = (found: readonly Found[], things: Record<Found['type'], number>, context: Context) => {
  const severityOf = ({ type, code }: Found) => checksOf[type][code]?.severity ?? 'ADVISORY';
  const sorted = found
    .map((one) => ({ ...one, severity: severityOf(one) }))
    .sort((a, b) => worstFirst(a, b) || Number(a.type === 'Project') - Number(b.type === 'Project'));
  const counts = [...Map.groupBy(sorted, ({ code }) => code)].map(([code, some]) => ({
    code,
    severity: (some[0] as { severity: IssueSeverity }).severity,
    actions: some.filter(({ type }) => type === 'Action').length,
    projects: some.filter(({ type }) => type === 'Project').length,
  }));
  const codes = (type: Found['type']) => found.filter((one) => one.type === type).map(({ code }) => code);
  return {
    score: scoreOf(
      (['Action', 'Project'] as const).map((type) => ({
        checks: checksOf[type],
        things: things[type],
        codes: codes(type),
      })),
    ),
    /** Read only when they are asked for. */
    get issues() {
      return shown(sorted.slice(0, MOST_ISSUES), checksOf, context);
    },
    counts: counts.sort((a, b) => worstFirst(a, b) || (a.code < b.code ? -1 : 1)),
  };
};

type Quality = ReturnType<typeof quality>;

const ofPlan = async ({ id }: Row<ActionPlan>, context: Context): Promise<Quality> => {
  const [actions, projects] = await Promise.all([
    context.loaders.actionIssues.load(id),
    context.loaders.projectIssuesOfPlan.load(id),
  ]);
  const found: Found[] = [
    ...actions.map(({ actionId, code }) => ({ type: 'Action' as const, id: actionId, code })),
    ...projects.issues.map(({ projectId, code }) => ({ type: 'Project' as const, id: projectId, code })),
  ];
  return quality(found, { Action: projects.actions, Project: projects.projects }, context);
};

const QUALITY = 'What is missing or wrong in its data, with a score.';

@Resolver(() => ActionPlan)
export class PlanQualityResolver {
  @Query(() => DataQuality, {
    description:
      'What is missing or wrong in the data of a plan, its actions and projects. NOT_FOUND if there is no such plan.',
  })
  async dataQuality(
    @Arg('plan', () => String, { description: 'Code of the plan.' }) code: string,
    @Ctx() context: Context,
  ): Promise<Quality> {
    return ofPlan(await knownPlan(code, context), context);
  }

  @FieldResolver(() => DataQuality, {
    name: 'dataQuality',
    description: `${QUALITY} Of the plan, its actions and its projects.`,
  })
  qualityOfPlan(@Root() plan: Row<ActionPlan>, @Ctx() context: Context): Promise<Quality> {
    return ofPlan(plan, context);
  }
}

@Resolver(() => Action)
export class ActionQualityResolver {
  @FieldResolver(() => DataQuality, { description: QUALITY })
  async dataQuality(@Root() { id, planId }: Row<Action>, @Ctx() context: Context): Promise<Quality> {
    const issues = (await context.loaders.actionIssues.load(planId)).filter(({ actionId }) => actionId === id);
    return quality(
      issues.map(({ code }) => ({ type: 'Action' as const, id, code })),
      { Action: 1, Project: 0 },
      context,
    );
  }

  @FieldResolver(() => [DataIssue], {
    description:
      'Why it lags behind, if it does: NO_PROJECT, NO_FUNDING, NO_DATA, OFF_TRACK, OVERDUE, NO_REPORT, STALE. Actions achieved, cancelled or merged do not.',
  })
  @Extensions({ listSize: 3 })
  async lagging(@Root() { id, planId }: Row<Action>, @Ctx() context: Context): Promise<DataIssue[]> {
    const [issues, standings] = await Promise.all([
      context.loaders.actionIssues.load(planId),
      context.loaders.planProgress(planId),
    ]);
    const codes = issues.flatMap((issue) => (issue.actionId === id ? [issue.code] : []));
    const lags = lagsOf(codes, standings.of('action', id).progress.status);
    return shown(
      lags.map((code) => ({ type: 'Action' as const, id, code })),
      { Action: lagChecks, Project: {} },
      context,
    );
  }
}

@Resolver(() => Project)
export class ProjectQualityResolver {
  @FieldResolver(() => DataQuality, { description: QUALITY })
  async dataQuality(@Root() { id }: Row<Project>, @Ctx() context: Context): Promise<Quality> {
    const issues = await context.loaders.issuesOfProject.load(id);
    return quality(
      issues.map(({ code }) => ({ type: 'Project' as const, id, code })),
      { Action: 0, Project: 1 },
      context,
    );
  }
}
