import { Field, InputType } from 'type-graphql';
import { FlowType, TiedStatus } from '../../vocabulary/index.js';

/** Conditions on how payments are classified. What is not classified meets none of them. */
@InputType()
export abstract class PaymentKinds {
  @Field(() => [FlowType], { nullable: true, description: 'Flow type of the transaction is one of these.' })
  flowType?: FlowType[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Finance type of the transaction is one of these codes (IATI FinanceType).',
  })
  financeType?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Aid type of the transaction is one of these codes (IATI AidType).',
  })
  aidType?: string[] | null;

  @Field(() => [TiedStatus], { nullable: true, description: 'Tied status of the transaction is one of these.' })
  tiedStatus?: TiedStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only what was given in kind. False: only what was given in money.',
  })
  inKind?: boolean | null;
}
