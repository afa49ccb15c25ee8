import { ArgsType, type ClassType, Field, InputType } from 'type-graphql';
import { Transaction } from '../../entities/money/index.js';
import { CurrencyCodeScalar, TransactionType } from '../../vocabulary/index.js';
import { connectionOf, PageArgs } from '../connection.js';
import { DateRange } from '../dateRange.js';

@InputType({ description: 'Which transactions. Everything given must hold.' })
export class TransactionFilter {
  @Field(() => [TransactionType], { nullable: true, description: 'One of these kinds.' })
  type?: TransactionType[] | null;

  @Field(() => DateRange, { nullable: true, description: 'Transaction date.' })
  date?: DateRange | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that provided it.' })
  provider?: string | null;

  @Field(() => CurrencyCodeScalar, { nullable: true, description: 'Currency.' })
  currency?: string | null;
}

@ArgsType()
export class TransactionListArgs extends PageArgs {
  @Field(() => TransactionFilter, {
    nullable: true,
    description: 'Which transactions; all that the lens shows if left out.',
  })
  filter?: TransactionFilter | null;
}

export const TransactionConnection: ClassType<object> = connectionOf(Transaction, 'Transaction');
