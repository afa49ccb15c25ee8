import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { Action, ActionPlan } from '../../entities/plan/index.js';
import { Indicator, IndicatorValue, Milestone } from '../../entities/progress/index.js';
import {
  ActionPartyRole,
  Aggregation,
  CountryCodeScalar,
  CurrencyCodeScalar,
  DateScalar,
  DecimalScalar,
  Direction,
  IndicatorMeasure,
  NoDataReason,
  ReportingBasis,
  Wording,
} from '../../vocabulary/index.js';
import { payload } from './mutations.js';

const WEIGHT = 'Weight in means, above 0, in any scale; 1 if left out.';

@InputType({ description: 'What of an action of the plan before goes on in an action.' })
export class ActionPredecessorInput {
  @Field(() => String, { description: 'Code of the action in the plan that is superseded.' })
  action!: string;

  @Field(() => DecimalScalar, {
    description:
      'Percentage of it that goes on here, above 0, at most four decimals; what goes on of it anywhere is at most 100.',
  })
  share!: string;

  @Field(() => String, { nullable: true, description: 'What goes over, and what changes.' })
  note?: string | null;
}

@InputType({ description: 'An action of a plan to create. Its code is "A" and its number.' })
export class ActionSeedInput {
  @Field(() => Int, { description: 'Number within the plan, from 1.' })
  number!: number;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  description?: string | null;

  @Field(() => Wording, {
    defaultValue: Wording.OFFICIAL,
    description: 'How far the title is that of the adopted document.',
  })
  wording!: Wording;

  @Field(() => [ActionPredecessorInput], { nullable: true, description: 'What of the plan before goes on in it.' })
  precededBy?: ActionPredecessorInput[] | null;
}

@InputType({ description: 'A pillar of a plan to create. Its code is "P" and its number.' })
export class PillarInput {
  @Field(() => Int, { description: 'Number within the plan, from 1.' })
  number!: number;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => [ActionSeedInput], { defaultValue: [], description: 'Its actions.' })
  actions!: ActionSeedInput[];
}

@InputType({ description: 'A plan to create, beside all others.' })
export class PlanInput {
  @Field(() => String, {
    description: 'Code, unique in the tracker: 1 to 64 letters, digits, dots, dashes or underscores.',
  })
  code!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description?: string | null;

  @Field(() => DateScalar, { description: 'First day.' })
  startDate!: string;

  @Field(() => DateScalar, { description: 'Last day.' })
  endDate!: string;

  @Field(() => CurrencyCodeScalar, {
    defaultValue: 'USD',
    description: 'Currency of its totals where a query names none.',
  })
  reportingCurrency!: string;

  @Field(() => String, { nullable: true, description: 'IANA time zone of its days; Asia/Bangkok if left out.' })
  timeZone?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Least progress, as a part of what is to be expected, that is ON_TRACK; 0.9 if left out.',
  })
  onTrackFrom?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Least progress, as a part of what is to be expected, that is AT_RISK; 0.6 if left out.',
  })
  atRiskFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'Most days since the last report that are FRESH; 90 if left out.' })
  freshDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'Most days since the last report that are AGING; 180 if left out.' })
  agingDays?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the plan that it supersedes; that one goes on as it is.',
  })
  supersedes?: string | null;

  @Field(() => [PillarInput], { description: 'Its pillars, at least one.' })
  pillars!: PillarInput[];
}

@InputType({ description: 'An organisation responsible for an action.' })
export class ActionPartyInput {
  @Field(() => String, { description: 'Code of the organisation.' })
  organisation!: string;

  @Field(() => ActionPartyRole, { description: 'What it does for the action.' })
  role!: ActionPartyRole;
}

@InputType({ description: 'What to change of an action; what is left out stays.' })
export class ActionInput {
  @Field(() => String, { nullable: true, description: 'Title; cannot be emptied.' })
  title?: string | null;

  @Field(() => Wording, { nullable: true, description: 'How far the title is that of the adopted document.' })
  wording?: Wording | null;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the pillar; null where it is not verified.' })
  pillar?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null where that of the plan applies.' })
  startDate?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null where that of the plan applies.' })
  endDate?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Weight in means over actions, above 0, in any scale.' })
  weight?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'All targets of the Sustainable Development Goals that it serves, e.g. "9.c".',
  })
  sdgTargets?: string[] | null;

  @Field(() => [ActionPartyInput], { nullable: true, description: 'All organisations responsible for it.' })
  responsible?: ActionPartyInput[] | null;

  @Field(() => [ActionPredecessorInput], {
    nullable: true,
    description: 'All that goes on in it of the plan that its own supersedes.',
  })
  precededBy?: ActionPredecessorInput[] | null;
}

@InputType({ description: 'A baseline or a final target.' })
export class IndicatorPointInput {
  @Field(() => DecimalScalar, { description: 'Value, in the unit of the indicator, at most ten decimals.' })
  value!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day of the baseline; day by which the target is to be reached.',
  })
  date?: string | null;

  @Field(() => String, { nullable: true, description: 'What else is to be said of it.' })
  comment?: string | null;
}

@InputType({ description: 'What is to be reached by the end of a period.' })
export class IndicatorTargetInput {
  @Field(() => DateScalar, { description: 'First day of the period.' })
  start!: string;

  @Field(() => DateScalar, { description: 'Last day of the period.' })
  end!: string;

  @Field(() => DecimalScalar, { description: 'Value, in the unit of the indicator, at most ten decimals.' })
  value!: string;

  @Field(() => String, { nullable: true, description: 'What else is to be said of it.' })
  comment?: string | null;
}

@InputType({ description: 'An indicator to create.' })
export class IndicatorInput {
  @Field(() => ID, { description: 'Id of the action or project that it measures.' })
  owner!: string;

  @Field(() => String, { description: 'Code, unique for its owner.' })
  code!: string;

  @Field(() => String, { description: 'What is measured.' })
  title!: string;

  @Field(() => String, { description: 'Unit of its values, e.g. "people" or "%".' })
  unit!: string;

  @Field(() => IndicatorMeasure, { description: 'Kind of measure (IATI IndicatorMeasure).' })
  measure!: IndicatorMeasure;

  @Field(() => Direction, { description: 'Which way is better.' })
  direction!: Direction;

  @Field(() => ReportingBasis, { description: 'What one value stands for.' })
  reportingBasis!: ReportingBasis;

  @Field(() => Aggregation, {
    description:
      'How values of several periods become one: LATEST, SUM, AVERAGE, MAX or MIN; LATEST for CUMULATIVE ones.',
  })
  acrossPeriods!: Aggregation;

  @Field(() => Aggregation, {
    description: 'How values of several units become one: SUM, AVERAGE, MAX, MIN, RATIO or NONE.',
  })
  acrossUnits!: Aggregation;

  @Field(() => IndicatorPointInput, {
    nullable: true,
    description: 'What it was before; without one there is no progress, as what is not known is not 0.',
  })
  baseline?: IndicatorPointInput | null;

  @Field(() => IndicatorPointInput, {
    nullable: true,
    description: 'What is to be reached in the end; without one there is no progress.',
  })
  target?: IndicatorPointInput | null;

  @Field(() => [IndicatorTargetInput], {
    nullable: true,
    description: 'What is to be reached by the end of each period.',
  })
  targets?: IndicatorTargetInput[] | null;

  @Field(() => DecimalScalar, { nullable: true, description: WEIGHT })
  weight?: string | null;
}

@InputType({ description: 'A value of an indicator: a number, the two parts of a ratio, or why there is none.' })
export class IndicatorValueInput {
  @Field(() => ID, { description: 'Id of the indicator.' })
  indicator!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the project that it is of; leave out for a country, or for the whole.',
  })
  project?: string | null;

  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: 'Country that it is of; leave out for a project, or for the whole.',
  })
  country?: string | null;

  @Field(() => DateScalar, {
    description: 'Day that it holds for, not in the future; a later record for the same unit and day corrects it.',
  })
  date!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Value, in the unit of the indicator, at most ten decimals.',
  })
  value?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Part of the whole, of a ratio.' })
  numerator?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The whole, of a ratio.' })
  denominator?: string | null;

  @Field(() => NoDataReason, { nullable: true, description: 'Why there is no value.' })
  noDataReason?: NoDataReason | null;
}

@InputType({ description: 'A milestone to create.' })
export class MilestoneInput {
  @Field(() => ID, { description: 'Id of the action or project that it is a step of.' })
  owner!: string;

  @Field(() => String, { description: 'What is to be done.' })
  title!: string;

  @Field(() => DateScalar, { description: 'Day by which it is to be done.' })
  dueOn!: string;

  @Field(() => DecimalScalar, { nullable: true, description: WEIGHT })
  weight?: string | null;
}

export const PlanPayload = payload('PlanPayload', 'plan', ActionPlan);
export const ActionPayload = payload('ActionPayload', 'action', Action);
export const IndicatorPayload = payload('IndicatorPayload', 'indicator', Indicator);
export const IndicatorValuesPayload = payload('IndicatorValuesPayload', 'values', IndicatorValue, true);
export const MilestonePayload = payload('MilestonePayload', 'milestone', Milestone);
