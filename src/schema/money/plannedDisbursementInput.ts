import { Field, InputType } from 'type-graphql';
import { PlannedDisbursement } from '../../entities/money/index.js';
import { BudgetType, DateScalar } from '../../vocabulary/index.js';
import { payload } from '../userError.js';
import { MoneyInput } from './money.js';

@InputType({ description: 'Money that is to be disbursed in a period: a forecast to record.' })
export class PlannedDisbursementInput {
  @Field(() => String, { description: 'Code of the project.' })
  project!: string;

  @Field(() => BudgetType, { description: 'Original or revised (IATI BudgetType).' })
  type!: BudgetType;

  @Field(() => DateScalar, { description: 'First day of the period.' })
  periodStart!: string;

  @Field(() => DateScalar, { description: 'Last day of the period.' })
  periodEnd!: string;

  @Field(() => MoneyInput, { description: 'Amount, zero or more: 0 takes a forecast back.' })
  value!: MoneyInput;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day whose exchange rate applies (IATI value-date). Default: the first day of the period.',
  })
  valueDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that is to provide it.' })
  provider?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that is to receive it.' })
  receiver?: string | null;
}

/** Answer of recording planned disbursements. */
export const PlannedDisbursementsPayload = payload(
  'PlannedDisbursementsPayload',
  'plannedDisbursements',
  PlannedDisbursement,
  true,
);
