import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { CurrencyCodeScalar, DateScalar } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Coded, Named } from '../textRules.js';
import { Provenance } from './Provenance.js';

@ObjectType({
  implements: Node,
  description: 'An intergovernmental action plan: pillars, actions, and working groups responsible for them.',
})
@Entity()
@Coded('action_plan')
@Named('action_plan', 'title')
@Check({ name: 'action_plan_period_valid', expression: 'start_date <= end_date' })
@Check({
  name: 'action_plan_thresholds_valid',
  expression: 'at_risk_from > 0 and at_risk_from <= on_track_from and on_track_from <= 1',
})
@Check({ name: 'action_plan_freshness_valid', expression: 'fresh_days > 0 and fresh_days <= aging_days' })
@Check({ name: 'action_plan_fiscal_year_start_valid', expression: 'fiscal_year_start between 1 and 12' })
@Check({ name: 'action_plan_reporting_currency_valid', expression: "reporting_currency ~ '^[A-Z]{3}$'" })
export class ActionPlan extends Node {
  @Field(() => String, { description: 'Unique code of the plan, e.g. "APIS-2022-2026".' })
  @Unique()
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, { description: 'Title of the plan.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What the plan is for.' })
  @Property({ type: 'text', nullable: true })
  description: string | null = null;

  @Field(() => DateScalar, { description: 'First day of the plan.' })
  @Property({ type: 'date' })
  startDate!: string;

  @Field(() => DateScalar, { description: 'Last day of the plan.' })
  @Property({ type: 'date' })
  endDate!: string;

  @Field(() => CurrencyCodeScalar, {
    description: "Currency of the plan's totals if a query names none.",
  })
  @Property({ type: 'text', default: 'USD' })
  reportingCurrency: Opt<string> = 'USD';

  @Field(() => String, { description: 'IANA time zone in which the days of the plan begin and end.' })
  @Property({ type: 'text', default: 'Asia/Bangkok' })
  timeZone: Opt<string> = 'Asia/Bangkok';

  @Field(() => Float, {
    description: 'Smallest progress that is ON_TRACK, as a part of the expected progress.',
  })
  @Property({ type: 'double', default: 0.9 })
  onTrackFrom: Opt<number> = 0.9;

  @Field(() => Float, {
    description: 'Smallest progress that is AT_RISK, as a part of the expected progress. Less is OFF_TRACK.',
  })
  @Property({ type: 'double', default: 0.6 })
  atRiskFrom: Opt<number> = 0.6;

  @Field(() => Int, { description: 'Largest number of days since the last report that is FRESH.' })
  @Property({ type: 'integer', default: 90 })
  freshDays: Opt<number> = 90;

  @Field(() => Int, { description: 'Largest number of days since the last report that is AGING. More is STALE.' })
  @Property({ type: 'integer', default: 180 })
  agingDays: Opt<number> = 180;

  @Field(() => Int, { description: 'Month in which its fiscal year begins, 1 (January) to 12.' })
  @Property({ type: 'integer', default: 1 })
  fiscalYearStart: Opt<number> = 1;

  @ManyToOne(() => ActionPlan, { ref: true, nullable: true, unique: true })
  supersedes: Ref<ActionPlan> | null = null;

  @Field(() => Int, { description: 'Version, which grows with each change. Pass it when you change the plan.' })
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
