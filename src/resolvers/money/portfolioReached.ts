import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Organisation } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { FundingView } from '../../loaders/money/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { Portfolio, ReceiverFunding } from '../../schema/money/index.js';
import { linkedRowOrNull } from '../linkedRow.js';

/** To whom the money of a portfolio went. */
@Resolver(() => Portfolio)
export class PortfolioReachedResolver {
  @FieldResolver(() => [ReceiverFunding])
  @ListSize('receiversOfPortfolio')
  reached(@Root() { share }: { share: FundingView }): FundingView['byReceiver'] {
    return share.byReceiver;
  }
}

/** The receiver of a part of a funding. */
@Resolver(() => ReceiverFunding)
export class ReceiverFundingResolver {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation that received it; null for what was paid to a receiver that no source names.',
  })
  organisation(
    @Root() { organisationId }: ReceiverFunding,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Organisation> | null> | null {
    return linkedRowOrNull(loaders.organisation, organisationId);
  }
}
