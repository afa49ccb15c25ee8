import { Field, Float, InputType, Int } from 'type-graphql';
import { ActionPlan } from '../../entities/plan/index.js';
import { CurrencyCodeScalar, DateScalar, Wording } from '../../vocabulary/index.js';
import { payload } from '../userError.js';
import { ActionPredecessorInput } from './actionPredecessorInput.js';

@InputType({ description: 'An action of a plan to create. Its code is "A" and its number.' })
export class ActionSeedInput {
  @Field(() => Int, { description: 'Number within the plan, from 1.' })
  number!: number;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What the action is about.' })
  description?: string | null;

  @Field(() => Wording, {
    defaultValue: Wording.OFFICIAL,
    description: 'Whether the title is the adopted wording, a paraphrase, illustrative, or not verified.',
  })
  wording!: Wording;

  @Field(() => [ActionPredecessorInput], {
    nullable: true,
    description: 'Actions of the superseded plan that continue in this action.',
  })
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

@InputType({ description: 'A plan to create. Other plans stay as they are.' })
export class PlanInput {
  @Field(() => String, {
    description:
      'Code, unique in the tracker whatever its case: 1 to 64 ASCII letters, digits and - . _ : /, a letter or digit first.',
  })
  code!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What the plan is for.' })
  description?: string | null;

  @Field(() => DateScalar, { description: 'First day.' })
  startDate!: string;

  @Field(() => DateScalar, { description: 'Last day.' })
  endDate!: string;

  @Field(() => CurrencyCodeScalar, {
    defaultValue: 'USD',
    description: 'Currency of its totals if a query names none.',
  })
  reportingCurrency!: string;

  @Field(() => String, {
    nullable: true,
    description: 'IANA time zone in which its days begin and end. Default: Asia/Bangkok.',
  })
  timeZone?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Smallest progress that is ON_TRACK, as a part of the expected progress. Default: 0.9.',
  })
  onTrackFrom?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Smallest progress that is AT_RISK, as a part of the expected progress. Default: 0.6.',
  })
  atRiskFrom?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Largest number of days since the last report that is FRESH. Default: 90.',
  })
  freshDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Largest number of days since the last report that is AGING. Default: 180.',
  })
  agingDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Month in which its fiscal year begins, 1 (January) to 12. Default: 1.',
  })
  fiscalYearStart?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the plan that it supersedes. That plan stays as it is.',
  })
  supersedes?: string | null;

  @Field(() => [PillarInput], { description: 'Its pillars, at least one.' })
  pillars!: PillarInput[];
}

@InputType({ description: 'What to change in a plan. Fields that you leave out stay as they are.' })
export class PlanPatch {
  @Field(() => String, { nullable: true, description: 'Title; cannot be empty.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What the plan is for.' })
  description?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; not after that of a reporting period.' })
  startDate?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; not before that of a reporting period.' })
  endDate?: string | null;

  @Field(() => CurrencyCodeScalar, { nullable: true, description: 'Currency of its totals if a query names none.' })
  reportingCurrency?: string | null;

  @Field(() => String, { nullable: true, description: 'IANA time zone in which its days begin and end.' })
  timeZone?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Smallest progress that is ON_TRACK, as a part of the expected progress.',
  })
  onTrackFrom?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Smallest progress that is AT_RISK, as a part of the expected progress.',
  })
  atRiskFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'Largest number of days since the last report that is FRESH.' })
  freshDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'Largest number of days since the last report that is AGING.' })
  agingDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'Month in which its fiscal year begins, 1 (January) to 12.' })
  fiscalYearStart?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the plan that it supersedes; null if it supersedes none. That plan stays as it is.',
  })
  supersedes?: string | null;
}

/** Answer of writing a plan. */
export const PlanPayload = payload('PlanPayload', 'plan', ActionPlan);
