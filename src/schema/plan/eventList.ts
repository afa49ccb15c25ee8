import { ArgsType, Field, InputType } from 'type-graphql';
import { Event } from '../../entities/plan/index.js';
import { connectionOf, PageArgs } from '../connection.js';
import { DateRange } from '../dateRange.js';
import { searchIn } from '../search.js';

@InputType({ description: 'Conditions on events. All of them must be met.' })
export class EventFilter {
  @Field(() => DateRange, {
    nullable: true,
    description: 'Held on at least one of these days, as far as the date is known.',
  })
  during?: DateRange | null;

  @Field(() => String, {
    nullable: true,
    description: searchIn('code, title or place'),
  })
  search?: string | null;
}

/** Which events, and which page of them. */
@ArgsType()
export class EventListArgs extends PageArgs {
  @Field(() => EventFilter, { nullable: true, description: 'Conditions on events. Default: all events.' })
  filter?: EventFilter | null;
}

/** A page of events. */
export const EventConnection = connectionOf(Event, 'Event');
