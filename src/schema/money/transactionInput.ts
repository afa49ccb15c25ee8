import { Field, InputType } from 'type-graphql';
import { Transaction } from '../../entities/money/index.js';
import { DateScalar, FlowType, TiedStatus, TransactionType } from '../../vocabulary/index.js';
import { payload } from '../userError.js';
import { MoneyInput } from './money.js';

@InputType({ description: 'A transaction to record.' })
export class TransactionInput {
  @Field(() => String, { description: 'Code of the project.' })
  project!: string;

  @Field(() => TransactionType, { description: 'Kind (IATI TransactionType).' })
  type!: TransactionType;

  @Field(() => MoneyInput, { description: 'Amount, not zero.' })
  value!: MoneyInput;

  @Field(() => DateScalar, {
    description: 'Day on which the money moved or was promised (IATI transaction-date); not in the future.',
  })
  transactionDate!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day whose exchange rate applies (IATI value-date). Default: the transaction date.',
  })
  valueDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that provided it.' })
  provider?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that received it.' })
  receiver?: string | null;

  @Field(() => String, { nullable: true, description: 'What the money was for.' })
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Reference in the provider's books. Each can be recorded once for a provider within a project.",
  })
  externalRef?: string | null;

  @Field(() => FlowType, {
    nullable: true,
    description: 'Whether it is official aid or another flow (IATI FlowType). Default: not stated.',
  })
  flowType?: FlowType | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of its finance type (IATI FinanceType), e.g. "110", a standard grant. Default: not stated.',
  })
  financeType?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of its aid type (IATI AidType), e.g. "C01", a project. Default: not stated.',
  })
  aidType?: string | null;

  @Field(() => TiedStatus, {
    nullable: true,
    description: 'Whether the receiver must buy in certain countries (IATI TiedStatus). Default: not stated.',
  })
  tiedStatus?: TiedStatus | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was given in kind, and its amount is an estimate of its worth. Default: not stated.',
  })
  inKind?: boolean | null;
}

/** Answer of recording or reversing transactions. */
export const TransactionsPayload = payload('TransactionsPayload', 'transactions', Transaction, true);
