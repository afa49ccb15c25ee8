import { Field, InputType } from 'type-graphql';
import { BudgetStatus, BudgetType, DateScalar } from '../../vocabulary/index.js';
import { MoneyInput } from './money.js';

@InputType({ description: 'A budget to record.' })
export class BudgetInput {
  @Field(() => String, { description: 'Code of the project.' })
  project!: string;

  @Field(() => BudgetType, { description: 'Original or revised (IATI BudgetType).' })
  type!: BudgetType;

  @Field(() => BudgetStatus, { description: 'Indicative or committed (IATI BudgetStatus).' })
  status!: BudgetStatus;

  @Field(() => DateScalar, { description: 'First day of the period.' })
  periodStart!: string;

  @Field(() => DateScalar, { description: 'Last day of the period.' })
  periodEnd!: string;

  @Field(() => MoneyInput, { description: 'Amount, zero or more.' })
  value!: MoneyInput;

  @Field(() => DateScalar, {
    description: 'Day whose exchange rate applies (IATI value-date). The budget counts from this day.',
  })
  valueDate!: string;
}
