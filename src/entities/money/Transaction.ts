import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { DateScalar, DateTimeScalar, FlowType, TiedStatus, TransactionType } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Organisation } from '../plan/Organisation.js';
import { Project } from '../plan/Project.js';
import { Provenance } from '../plan/Provenance.js';

@ObjectType({
  implements: Node,
  description:
    'A movement or promise of money (IATI transaction). Transactions are never changed or deleted: a wrong one is reversed by a new one.',
})
@Entity()
@Unique({
  name: 'transaction_external_ref_unique',
  expression:
    'create unique index transaction_external_ref_unique on transaction (project_id, coalesce(provider_id, 0), external_ref) where external_ref is not null',
})
@Index({ properties: ['project', 'transactionDate', 'id'] })
@Index({ properties: ['provider', 'project'] })
@Index({ properties: ['recordedAt'] })
@Check({ name: 'transaction_amount_valid', expression: "amount <> 0 and amount <> 'NaN'" })
@Check({ name: 'transaction_currency_valid', expression: "currency ~ '^[A-Z]{3}$'" })
@Check({ name: 'transaction_finance_type_valid', expression: "finance_type ~ '^[0-9]{1,4}$'" })
@Check({ name: 'transaction_aid_type_valid', expression: "aid_type ~ '^[A-H][0-9]{2}$'" })
@Check({ name: 'transaction_reverses_valid', expression: 'reverses_id <> id' })
export class Transaction extends Node {
  @ManyToOne(() => Project, { ref: true })
  project!: Ref<Project>;

  @Field(() => TransactionType, { description: 'Kind of transaction (IATI TransactionType).' })
  @Enum({ items: () => TransactionType })
  type!: TransactionType;

  /** With its sign and four decimals. */
  @Property({ type: 'decimal', precision: 24, scale: 4 })
  amount!: string;

  @Property({ type: 'text' })
  currency!: string;

  @Field(() => DateScalar, { description: 'Day on which the money moved or was promised (IATI transaction-date).' })
  @Property({ type: 'date' })
  transactionDate!: string;

  @Field(() => DateScalar, {
    description: 'Day whose exchange rate applies (IATI value-date). Default: the transaction date.',
  })
  @Property({ type: 'date' })
  valueDate!: string;

  @ManyToOne(() => Organisation, { ref: true, nullable: true, deleteRule: 'restrict' })
  provider: Ref<Organisation> | null = null;

  @Index()
  @ManyToOne(() => Organisation, { ref: true, nullable: true, deleteRule: 'restrict' })
  receiver: Ref<Organisation> | null = null;

  @Field(() => String, { nullable: true, description: 'What the money was for; for a reversal, the reason.' })
  @Property({ type: 'text', nullable: true })
  description: string | null = null;

  @Field(() => FlowType, {
    nullable: true,
    description: 'Whether it is official aid or another flow (IATI FlowType); null if it is not stated.',
  })
  @Enum({ items: () => FlowType, nullable: true })
  flowType: FlowType | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of its finance type (IATI FinanceType), e.g. "110", a standard grant; null if it is not stated.',
  })
  @Property({ type: 'text', nullable: true })
  financeType: string | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of its aid type (IATI AidType), e.g. "C01", a project; null if it is not stated.',
  })
  @Property({ type: 'text', nullable: true })
  aidType: string | null = null;

  @Field(() => TiedStatus, {
    nullable: true,
    description: 'Whether the receiver must buy in certain countries (IATI TiedStatus); null if it is not stated.',
  })
  @Enum({ items: () => TiedStatus, nullable: true })
  tiedStatus: TiedStatus | null = null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was given in kind, and its amount is an estimate of its worth; null if it is not stated.',
  })
  @Property({ type: 'boolean', nullable: true })
  inKind: boolean | null = null;

  @Unique()
  @ManyToOne(() => Transaction, { ref: true, nullable: true, deleteRule: 'restrict' })
  reverses: Ref<Transaction> | null = null;

  @Field(() => DateTimeScalar, { description: 'Moment at which the tracker learned of it.' })
  @Property({ type: 'timestamptz', length: 3 })
  recordedAt: Opt<Date> = now();

  @Field(() => String, {
    nullable: true,
    description: "Reference in the provider's books; unique for a provider within a project.",
  })
  @Property({ type: 'text', nullable: true })
  externalRef: string | null = null;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
