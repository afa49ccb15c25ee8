import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DonorFunding, DonorUnknownFunding, ForecastOfProject, YearFunding } from './fundingParts.js';
import { MoneyTotal } from './moneyTotal.js';

@ObjectType({
  description: 'Money, seen through the lens. The money of a component is never added to that of its parent.',
})
export class Funding {
  @Field(() => MoneyTotal, { description: 'Pledges (IATI 12, 13).' })
  pledged!: MoneyTotal;

  @Field(() => MoneyTotal, {
    description:
      "Commitments (IATI 2, 11). A commitment that both sides report counts once: the provider's record is preferred.",
  })
  committed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Disbursements (IATI 3).' })
  disbursed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Expenditure (IATI 4). Never added to what is disbursed.' })
  spent!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Incoming funds (IATI 1).' })
  received!: MoneyTotal;

  @Field(() => MoneyTotal, {
    description:
      'Budgets, each with the part of its days on which it counts: on each day the latest revised budget of a project that covers it, else the latest original one. A donor or date in the filter does not affect it.',
  })
  budget!: MoneyTotal;

  @Field(() => MoneyTotal, {
    nullable: true,
    description:
      'Committed minus budget. Null if no budget is known, or if the filter has a donor or date: only a part of the commitments is then counted.',
  })
  gap!: MoneyTotal | null;

  @Field(() => MoneyTotal, {
    nullable: true,
    description:
      "What was to be disbursed by the end of the lens's day: planned disbursements, each with the part of its days that has passed and on which it counts. Null if none is known, or if the filter has a date or a kind of payment, which forecasts have not.",
  })
  forecast!: MoneyTotal | null;

  @Field(() => MoneyTotal, {
    nullable: true,
    description: 'Disbursed minus forecast: below zero if less was disbursed than was forecast. Null like `forecast`.',
  })
  variance!: MoneyTotal | null;

  @Field(() => [ForecastOfProject], {
    description:
      'Forecast, disbursed and variance by project, the largest variance of either sign first. They add up to `variance`; empty where that is null.',
  })
  varianceByProject!: ForecastOfProject[];

  @Field(() => Float, {
    nullable: true,
    description:
      'Disbursed divided by committed, each as converted: 0 to 1 or more, four decimals. Null if nothing is committed.',
  })
  disbursementRate!: number | null;

  @Field(() => [DonorFunding], {
    description: 'Money by donor, largest commitment first. Together with `donorUnknown` it adds up to the total.',
  })
  byDonor!: DonorFunding[];

  @Field(() => DonorUnknownFunding, { description: 'Money for which no source names the provider.' })
  donorUnknown!: DonorUnknownFunding;

  @Field(() => [YearFunding], { description: 'Money by year of the transaction.' })
  byYear!: YearFunding[];

  @Field(() => Int, {
    description:
      'Number of projects that count here, with or without money. If the filter has a donor or date: those with such money.',
  })
  projectCount!: number;

  @Field(() => Boolean, {
    description: 'True if some of this money is synthetic: made up for demonstrations or performance tests.',
  })
  isSynthetic!: boolean;
}
