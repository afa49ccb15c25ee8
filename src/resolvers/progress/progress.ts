import { Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { trimmed } from '../../domain/decimal.js';
import { contribution, type Input, shown } from '../../domain/progress/index.js';
import { type Exclusion, shownExclusions } from '../../loaders/examples.js';
import type { ProgressView, Subject } from '../../loaders/progress/index.js';
import { Explanation } from '../../schema/money/index.js';
import { Progress } from '../../schema/progress/index.js';
import type { ExclusionReason } from '../../vocabulary/index.js';

const MOST_INPUTS = 100;
const MOST_EXAMPLES = 5;

const JUDGED =
  'The status is ACHIEVED at 1, else it compares progress with what was to be expected by the day, by the limits of the plan.';
const INDICATOR = `Progress of an indicator is (actual − baseline) / (target − baseline), shown between 0 and 1; actual is put together as the indicator declares. ${JUDGED}`;
const MEAN = 'weights are normalised over those that have data, and those without change only the coverage.';
const RULES = {
  INDICATORS: `The weighted mean of its indicators; ${MEAN} ${JUDGED}`,
  MILESTONES: `Milestones done by the day, by weight, of all: no indicator of it has data. ${JUDGED}`,
  PROJECTS: `The mean of its projects' progress by share: it has neither indicators with data nor milestones; ${MEAN} ${JUDGED}`,
  ACTIONS: `The weighted mean of its actions; ${MEAN} ${JUDGED}`,
  NONE: 'Nothing that it could be computed from has data; that is not the same as no progress.',
} as const;

type Lines = Explanation['inputs'];
type Rows = Record<
  'indicator' | 'milestone' | 'project' | 'action' | 'country',
  { load(id: number): Promise<object | null> }
>;

const loaderNames = {
  Indicator: 'indicator',
  Milestone: 'milestone',
  Project: 'project',
  Action: 'action',
  Country: 'country',
} as const;

/** A row as a node of the explanation, with its name. */
const named = async (type: keyof typeof loaderNames, id: number, rows: Rows) => {
  const row = (await rows[loaderNames[type]].load(id)) as
    | ({ code?: string; title?: string; name?: string } & object)
    | null;
  return {
    node: row && { ...row, __typename: type },
    label: [row?.code, row?.title ?? row?.name].filter(Boolean).join(': '),
  };
};

const ofInputs = async (inputs: readonly Input[], rows: Rows): Promise<Lines> =>
  Promise.all(
    inputs.slice(0, MOST_INPUTS).map(async (input) => {
      const value = shown(contribution(input));
      return {
        ...(await named(input.type, input.id, rows)),
        weight: trimmed(input.weight),
        value: value === null ? null : String(value),
        unit: 'progress, 0 to 1',
      };
    }),
  );

/** Inputs that had no data, by type. */
const withoutData = (inputs: readonly Input[]): Exclusion[] =>
  [
    ...Map.groupBy(
      inputs.filter((input) => contribution(input) === null),
      ({ type }) => type,
    ),
  ].map(([exampleType, some]) => ({
    reason: 'NO_DATA',
    count: some.length,
    exampleType,
    examples: some.slice(0, MOST_EXAMPLES).map(({ id }) => id),
  }));

const ofMilestones = async ({ part, id }: Subject, { loaders }: Context): Promise<Lines> => {
  const milestones = await (part === 'project' ? loaders.milestonesOfProject : loaders.milestonesOfAction).load(id);
  return Promise.all(
    milestones.map(async (milestone) => ({
      label: milestone.title,
      node: { ...milestone, __typename: 'Milestone' },
      weight: trimmed(milestone.weight),
      value: (await loaders.completedOn.load(milestone.id)) === null ? '0' : '1',
      unit: 'done',
    })),
  );
};

const ofUnits = async (indicatorId: number, { loaders }: Context): Promise<Lines> => {
  const [indicator, units] = await Promise.all([
    loaders.indicator.load(indicatorId),
    loaders.unitsOfIndicator.load(indicatorId),
  ]);
  const { baseline, target } = await loaders.pointsOfIndicator.load(indicatorId);
  const point = (label: string, value: string | undefined) =>
    value === undefined
      ? []
      : [{ label, node: null, weight: null, value: trimmed(value), unit: indicator?.unit ?? null }];
  const lines = await Promise.all(
    units.map(async ({ projectId, countryId, number, weight }) => {
      const unit = indicator?.acrossUnits === 'RATIO' ? '%' : (indicator?.unit ?? null);
      const whole = {
        node: indicator && { ...indicator, __typename: 'Indicator' },
        label: `${indicator?.code}: ${indicator?.title}`,
      };
      const of =
        projectId !== null
          ? await named('Project', projectId, loaders)
          : countryId !== null
            ? await named('Country', countryId, loaders)
            : whole;
      return { ...of, weight, value: number, unit };
    }),
  );
  return [...point('baseline', baseline?.value), ...point('target', target?.value), ...lines];
};

/** A baseline or target that is not known: without it there is no progress. */
const missingPoints = async (indicatorId: number, { loaders }: Context): Promise<Exclusion[]> => {
  const { baseline, target } = await loaders.pointsOfIndicator.load(indicatorId);
  const missing = (reason: ExclusionReason): Exclusion => ({
    reason,
    count: 1,
    exampleType: 'Indicator',
    examples: [indicatorId],
  });
  return [...(baseline ? [] : [missing('NO_BASELINE')]), ...(target ? [] : [missing('NO_TARGET')])];
};

/** Links of an action whose share no source states: an equal part of what is left of 100. */
const withoutShare = async (actionId: number, inputs: readonly Input[], { loaders }: Context): Promise<Exclusion[]> => {
  const links = await Promise.all(inputs.map(({ id }) => loaders.actionsOfProject.load(id)));
  const open = inputs.filter((_, index) =>
    links[index]?.some((link) => link.actionId === actionId && link.isEqualSplit),
  );
  return open.length
    ? [
        {
          reason: 'NO_SHARE',
          count: open.length,
          exampleType: 'Project',
          examples: open.slice(0, MOST_EXAMPLES).map(({ id }) => id),
        },
      ]
    : [];
};

/** Values that were left out of some indicators, counted together by reason. */
const leftOutOf = async (indicatorIds: readonly number[], { loaders }: Context): Promise<Exclusion[]> => {
  const rows = (await Promise.all(indicatorIds.map((id) => loaders.leftOutOfIndicator.load(id)))).flat();
  return [...Map.groupBy(rows, ({ reason }) => reason)].map(([reason, some]) => ({
    reason,
    count: some.reduce((sum, { count }) => sum + count, 0),
    exampleType: 'IndicatorValue' as const,
    examples: some.flatMap(({ examples }) => examples).slice(0, MOST_EXAMPLES),
  }));
};

const whyOf = async (
  { standing, subject, method }: ProgressView,
  context: Context,
): Promise<{ rule: string; inputs: Lines; excluded: Exclusion[] }> => {
  const { inputs } = standing;
  if (subject.part === 'indicator') {
    return {
      rule: INDICATOR,
      inputs: await ofUnits(subject.id, context),
      excluded: [...(await missingPoints(subject.id, context)), ...(await leftOutOf([subject.id], context))],
    };
  }
  const indicators = inputs.flatMap(({ type, id }) => (type === 'Indicator' ? [id] : []));
  return {
    rule: RULES[method],
    inputs:
      method === 'MILESTONES'
        ? await ofMilestones(subject, context)
        : await ofInputs(
            inputs.filter((input) => contribution(input) !== null),
            context.loaders,
          ),
    excluded: [
      ...withoutData(inputs),
      ...(indicators.length ? await leftOutOf(indicators, context) : []),
      ...(method === 'PROJECTS' ? await withoutShare(subject.id, inputs, context) : []),
    ],
  };
};

@Resolver(() => Progress)
export class ProgressResolver {
  @FieldResolver(() => Explanation, {
    description: 'Why progress is what it is: the rule, each input with its weight and value, and what was left out.',
  })
  @Extensions({ listSize: 1 })
  async explain(@Root() progress: ProgressView, @Ctx() context: Context): Promise<Explanation> {
    const { loaders, lens, revision } = context;
    const { rule, inputs, excluded } = await whyOf(progress, context);
    return {
      rule,
      inputs,
      excluded: await shownExclusions(excluded, loaders),
      lens: { ...lens, currency: await loaders.currency(), revision },
    };
  }
}
