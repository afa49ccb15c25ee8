import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { roundMoney } from '../../domain/money/index.js';
import { Organisation } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { MoneyTotalView } from '../../loaders/money/index.js';
import { DonorFunding, MoneyTotal } from '../../schema/money/index.js';
import { DonorShare } from '../../schema/plan/index.js';
import { linkedRow } from '../linkedRow.js';
import { ofProject } from './funding.js';

/** The donor of a part of a funding. */
@Resolver(() => DonorFunding)
export class DonorFundingResolver {
  @FieldResolver(() => Organisation, { description: 'The donor.' })
  organisation(@Root() donor: DonorFunding, @Ctx() { loaders }: Context): Promise<Row<Organisation>> {
    return linkedRow(loaders.organisation, donor.organisationId);
  }
}

type DonorLink = DonorShare & { projectId: number };

const shareOf = async (link: DonorLink, { loaders }: Context) => {
  const funding = loaders.funding(ofProject(link.projectId));
  return {
    funding,
    donor: (await funding.byDonor).find(({ organisationId }) => organisationId === link.organisationId),
  };
};

/** What a donor gives to a project. */
@Resolver(() => DonorShare)
export class DonorShareFundingResolver {
  @FieldResolver(() => MoneyTotal, {
    description:
      'Money that it committed to the project. If nothing is recorded this is 0.00; the provenance of the project tells whether the amount is known.',
  })
  async committed(@Root() link: DonorLink, @Ctx() context: Context): Promise<MoneyTotalView> {
    const { funding, donor } = await shareOf(link, context);
    return donor?.committed ?? nothing(await funding.committed);
  }

  @FieldResolver(() => MoneyTotal, { description: 'Money that it disbursed to the project.' })
  async disbursed(@Root() link: DonorLink, @Ctx() context: Context): Promise<MoneyTotalView> {
    const { funding, donor } = await shareOf(link, context);
    return donor?.disbursed ?? nothing(await funding.disbursed);
  }
}

/** Nothing of a donor; whether that is known is a matter of the project. */
const nothing = ({ converted, isPublished, isRecorded }: MoneyTotalView): MoneyTotalView => ({
  converted: { amount: roundMoney('0', converted.currency), currency: converted.currency },
  byCurrency: [],
  unconverted: [],
  isComplete: isPublished,
  isPublished,
  isRecorded,
  coverage: Promise.resolve(null),
  conversions: Promise.resolve([]),
});
