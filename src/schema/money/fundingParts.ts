import { Field, Float, Int, ObjectType } from 'type-graphql';
import { MoneyTotal } from './moneyTotal.js';

@ObjectType({ description: 'What one donor provided.' })
export class DonorFunding {
  organisationId!: number;

  @Field(() => MoneyTotal, { description: 'Pledged by it.' })
  pledged!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Committed by it.' })
  committed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Disbursed by it.' })
  disbursed!: MoneyTotal;

  @Field(() => Float, {
    nullable: true,
    description:
      'Its part of all that is committed, both as far as they could be converted, 0 to 1, to four decimals; null while nothing is.',
  })
  shareOfCommitted!: number | null;
}

@ObjectType({ description: 'Money of which no source says who provided it.' })
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

  @Field(() => MoneyTotal, { description: 'Pledged in it.' })
  pledged!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Committed in it.' })
  committed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Disbursed in it.' })
  disbursed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Spent in it.' })
  spent!: MoneyTotal;
}
