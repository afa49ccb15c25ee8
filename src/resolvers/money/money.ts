import { FieldResolver, Resolver, Root } from 'type-graphql';
import { shortMoney } from '../../domain/money/index.js';
import { MoneyAnswer } from '../../schema/money/index.js';

/** An amount as a headline shows it. */
@Resolver(() => MoneyAnswer)
export class MoneyResolver {
  @FieldResolver(() => String, {
    description:
      'The same for a headline, in English, e.g. "USD 18.0 m": the currency and three significant digits in k, m (million) or bn (thousand million); below 10,000 the whole amount, e.g. "USD 9,876". Rounded half-even from `amount`; its spaces do not break.',
  })
  short(@Root() { amount, currency }: MoneyAnswer): string {
    return shortMoney(amount, currency);
  }
}
