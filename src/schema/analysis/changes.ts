import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../entities/Node.js';
import { ChangeClock, ChangeKind, DateScalar, DateTimeScalar } from '../../vocabulary/index.js';
import { PageInfo } from '../connection.js';

@ArgsType()
export class ChangesArgs {
  @Field(() => String, { description: 'Code of the plan.' })
  plan!: string;

  @Field(() => DateScalar, {
    description:
      'What moved after the end of this day, such as that of the last meeting, in the time zone of the plan.',
  })
  since!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "And up to the end of this day; the lens's day if left out, and never later.",
  })
  until?: string | null;

  @Field(() => ChangeClock, {
    nullable: true,
    defaultValue: ChangeClock.RECORDED,
    description: 'Whether by when things happened or by when they became known.',
  })
  by?: ChangeClock | null;

  @Field(() => [ChangeKind], { nullable: true, description: 'Which kinds; all if left out.' })
  kinds?: ChangeKind[] | null;

  @Field(() => Int, { nullable: true, description: 'How many; at most 100, 20 if left out.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor after which to begin.' })
  after?: string | null;
}

@ObjectType({ description: 'Something that moved.' })
export class Change {
  @Field(() => ChangeKind, { description: 'What moved.' })
  kind!: ChangeKind;

  @Field(() => DateTimeScalar, { description: 'When the tracker learned of it; of a status the end of the later day.' })
  at!: string;

  @Field(() => DateScalar, { description: 'Day from which it holds; of a status the later day.' })
  effectiveOn!: string;

  @Field(() => String, { description: 'What it is about, beginning with a code.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it was before; null where there was nothing.' })
  from!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it is after: a status, a phase, an amount with its currency, shares of actions.',
  })
  to!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, where it is known.' })
  reason!: string | null;

  @Field(() => Node, { nullable: true, description: 'The thing itself.' })
  node!: object | null;
}

@ObjectType({ description: 'A change within a list.' })
export class ChangeEdge {
  @Field(() => Change, { description: 'The change.' })
  node!: Change;

  @Field(() => String, { description: 'Opaque position in this list.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of changes, the oldest first.' })
export class ChangeConnection {
  @Field(() => [ChangeEdge], { description: 'The changes with their cursors.' })
  edges!: ChangeEdge[];

  @Field(() => [Change], { description: 'The changes without their cursors.' })
  nodes!: Change[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
