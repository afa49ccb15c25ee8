import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../entities/Node.js';
import { ChangeClock, ChangeKind, DateScalar, DateTimeScalar } from '../../vocabulary/index.js';
import { PageInfo } from '../connection.js';
import { MoneyAnswer } from '../money/index.js';

/** Which changes, and which page of them. */
@ArgsType()
export class ChangesArgs {
  @Field(() => String, { description: 'Code of the plan.' })
  plan!: string;

  @Field(() => DateScalar, {
    description: "Changes after the end of this day, in the plan's time zone; for example the day of the last meeting.",
  })
  since!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Changes up to the end of this day. Default, and latest possible: the lens's day.",
  })
  until?: string | null;

  @Field(() => ChangeClock, {
    nullable: true,
    defaultValue: ChangeClock.EFFECTIVE,
    description:
      'Whether the two days are those on which something happened, or those on which the tracker learned of it. After a first load RECORDED lists all of it: the tracker learned of everything on that day.',
  })
  by?: ChangeClock | null;

  @Field(() => [ChangeKind], { nullable: true, description: 'Kinds of change. Default: all.' })
  kinds?: ChangeKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'Whether the list begins with its end: with statuses, then the newest of all other changes. Cursors are good for one order.',
  })
  newestFirst?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Number of changes, at most 100. Default: 20.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Start after this cursor.' })
  after?: string | null;
}

@ObjectType({ description: 'A change between two days.' })
export class Change {
  @Field(() => ChangeKind, { description: 'Kind of change.' })
  kind!: ChangeKind;

  @Field(() => DateTimeScalar, {
    description:
      'Moment at which the tracker learned of it. For a status: the end of the later day, or now if that is to come.',
  })
  at!: string;

  @Field(() => DateScalar, { description: 'Day from which it holds. For a status: the later day.' })
  effectiveOn!: string;

  @Field(() => String, { description: 'What changed, beginning with a code.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Value before; null if there was none.' })
  from!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Value after: a status (LIFTED where an assessment was lifted), a phase, an amount with its currency, or shares of actions.',
  })
  to!: string | null;

  @Field(() => MoneyAnswer, {
    nullable: true,
    description: 'Amount before, of a change of MONEY; null if there was none.',
  })
  fromMoney!: MoneyAnswer | null;

  @Field(() => MoneyAnswer, { nullable: true, description: 'Amount after, of a change of MONEY; null for all others.' })
  toMoney!: MoneyAnswer | null;

  @Field(() => String, { nullable: true, description: 'Reason for the change; null if it is not known.' })
  reason!: string | null;

  @Field(() => Node, { nullable: true, description: 'What changed, such as the action or the report.' })
  node!: object | null;
}

@ObjectType({ description: 'A change in a list.' })
export class ChangeEdge {
  @Field(() => Change, { description: 'The change.' })
  node!: Change;

  @Field(() => String, { description: 'Opaque position in this list.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of changes, oldest first unless the newest are asked for first.' })
export class ChangeConnection {
  @Field(() => [ChangeEdge], { description: 'The changes with their cursors.' })
  edges!: ChangeEdge[];

  @Field(() => [Change], { description: 'The changes without their cursors.' })
  nodes!: Change[];

  @Field(() => PageInfo, { description: 'Position of the page in the list.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'Number of changes on all pages. Counted only if you ask for it.' })
  totalCount!: number;
}
