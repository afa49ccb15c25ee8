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

export const PlanPayload = payload('PlanPayload', 'plan', ActionPlan);
