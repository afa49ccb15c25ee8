import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DonorFunding, DonorUnknownFunding, YearFunding } from './fundingParts.js';
import { MoneyTotal } from './moneyTotal.js';

@ObjectType({
  description: 'The money of something, through the lens. Components are never added to what they are part of.',
})
export class Funding {
  @Field(() => MoneyTotal, { description: 'Pledges (IATI 12, 13).' })
  pledged!: MoneyTotal;

  @Field(() => MoneyTotal, {
    description: 'Commitments (IATI 2, 11). One that both sides report counts once, the provider’s record first.',
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
      'Effective budgets: of each project and period the latest revised one, else the original. A donor or date in the filter does not bear on it.',
  })
  budget!: MoneyTotal;

  @Field(() => MoneyTotal, {
    nullable: true,
    description:
      'Committed minus budget; null while no budget is known, and where a donor or date in the filter leaves only a part of what is committed.',
  })
  gap!: MoneyTotal | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Disbursed as a part of committed, both as far as they could be converted, 0 to 1 or more, to four decimals; null while nothing is committed.',
  })
  disbursementRate!: number | null;

  @Field(() => [DonorFunding], {
    description: 'By donor, the largest commitment first. Together with donorUnknown it adds up to the total.',
  })
  byDonor!: DonorFunding[];

  @Field(() => DonorUnknownFunding, { description: 'Money of which no source says who provided it.' })
  donorUnknown!: DonorUnknownFunding;

  @Field(() => [YearFunding], { description: 'By year of the transaction.' })
  byYear!: YearFunding[];

  @Field(() => Int, {
    description:
      'Projects that count here, whether or not money of them is known; with a donor or date in the filter those with such money.',
  })
  projectCount!: number;

  @Field(() => Boolean, { description: 'True where some of this money is made up for demonstration or measurement.' })
  isSynthetic!: boolean;
}
