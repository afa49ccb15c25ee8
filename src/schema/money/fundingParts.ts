import { Field, Float, Int, ObjectType } from 'type-graphql';
import { MoneyTotal } from './moneyTotal.js';

@ObjectType({ description: 'Money of one donor.' })
export class DonorFunding {
  organisationId!: number;

  @Field(() => MoneyTotal, { description: 'Pledged by the donor (IATI 12, 13).' })
  pledged!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Committed by the donor (IATI 2, 11).' })
  committed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Disbursed by the donor (IATI 3).' })
  disbursed!: MoneyTotal;

  @Field(() => Float, {
    nullable: true,
    description:
      "The donor's part of all that is committed, each as converted: 0 to 1, four decimals. Null if nothing is committed.",
  })
  shareOfCommitted!: number | null;
}

@ObjectType({ description: 'Money for which no source names the provider.' })
export class DonorUnknownFunding {
  @Field(() => MoneyTotal, { description: 'Pledged.' })
  pledged!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Committed.' })
  committed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Disbursed.' })
  disbursed!: MoneyTotal;
}

@ObjectType({ description: 'Money of one calendar year, by transaction date.' })
export class YearFunding {
  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => MoneyTotal, { description: 'Pledged in the year.' })
  pledged!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Committed in the year.' })
  committed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Disbursed in the year.' })
  disbursed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Spent in the year.' })
  spent!: MoneyTotal;
}

@ObjectType({ description: 'What was forecast and disbursed of one project, as far as it counts here.' })
export class ForecastOfProject {
  projectId!: number;

  @Field(() => MoneyTotal, { description: "Planned disbursements through the lens's day." })
  forecast!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Disbursements (IATI 3).' })
  disbursed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Disbursed minus forecast.' })
  variance!: MoneyTotal;
}
