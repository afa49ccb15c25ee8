import { ArgsType, type ClassType, Field, InputType } from 'type-graphql';
import { Transaction } from '../../entities/money/index.js';
import { CurrencyCodeScalar, TransactionType } from '../../vocabulary/index.js';
import { connectionOf, PageArgs } from '../connection.js';
import { DateRange } from '../dateRange.js';
import { PaymentKinds } from './paymentKinds.js';

@InputType({ description: 'Conditions on transactions. All of them must be met.' })
export class TransactionFilter extends PaymentKinds {
  @Field(() => [TransactionType], { nullable: true, description: 'Kind is one of these.' })
  type?: TransactionType[] | null;

  @Field(() => DateRange, { nullable: true, description: 'Span of transaction dates.' })
  date?: DateRange | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that provided it.' })
  provider?: string | null;

  @Field(() => CurrencyCodeScalar, { nullable: true, description: 'Currency.' })
  currency?: string | null;
}

/** Which transactions, and which page of them. */
@ArgsType()
export class TransactionListArgs extends PageArgs {
  @Field(() => TransactionFilter, {
    nullable: true,
    description: 'Conditions on transactions. Default: all that the lens shows.',
  })
  filter?: TransactionFilter | null;
}

/** A page of transactions. */
export const TransactionConnection: ClassType<object> = connectionOf(Transaction, 'Transaction');
