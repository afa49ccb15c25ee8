import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Country, Event, Project, Publication, Tool } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { Page } from '../../loaders/page.js';
import { ListSize } from '../../schema/listSizes.js';
import {
  EventConnection,
  EventListArgs,
  PartialDateAnswer,
  PublicationConnection,
  PublicationListArgs,
} from '../../schema/plan/index.js';
import { linkedRowOrNull } from '../linkedRow.js';
import { toPartialDate } from './partialDate.js';

/** Events. */
@Resolver(() => Event)
export class EventResolver {
  @Query(() => EventConnection, { description: 'Meetings and other events, oldest first.' })
  events(@Args(() => EventListArgs) given: EventListArgs, @Ctx() { loaders }: Context): Promise<Page<Row<Event>>> {
    return loaders.events(given);
  }

  @FieldResolver(() => PartialDateAnswer, { description: 'First day, as far as it is known.' })
  start(@Root() event: Row<Event>): PartialDateAnswer | null {
    return toPartialDate(event.start);
  }

  @FieldResolver(() => PartialDateAnswer, { nullable: true, description: 'Last day, as far as it is known.' })
  end(@Root() event: Row<Event>): PartialDateAnswer | null {
    return toPartialDate(event.end);
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'Country where it was held; null if that is not known or not in ESCAP.',
  })
  country(@Root() event: Row<Event>, @Ctx() { loaders }: Context): Promise<Row<Country> | null> | null {
    return linkedRowOrNull(loaders.country, event.countryId);
  }

  @FieldResolver(() => [Project], { description: 'Projects that it was a part of.' })
  @ListSize('projectsOfEvent')
  projects(@Root() event: Row<Event>, @Ctx() { loaders }: Context): Promise<Row<Project>[]> {
    return loaders.projectsOfEvent.load(event.id);
  }
}

/** Publications. */
@Resolver(() => Publication)
export class PublicationResolver {
  @Query(() => PublicationConnection, {
    description: 'Official documents, reports and papers, newest first; undated ones last.',
  })
  publications(
    @Args(() => PublicationListArgs) given: PublicationListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<Row<Publication>>> {
    return loaders.publications(given);
  }

  @FieldResolver(() => PartialDateAnswer, { nullable: true, description: 'Date of issue, as far as it is known.' })
  date(@Root() publication: Row<Publication>): PartialDateAnswer | null {
    return toPartialDate(publication.date);
  }

  @FieldResolver(() => Project, { nullable: true, description: 'Project that produced it or that it is about.' })
  project(@Root() publication: Row<Publication>, @Ctx() { loaders }: Context): Promise<Row<Project> | null> | null {
    return linkedRowOrNull(loaders.project, publication.projectId);
  }
}

/** Online tools. */
@Resolver(() => Tool)
export class ToolResolver {
  @Query(() => [Tool], { description: 'Online tools of the initiative, by title.' })
  tools(@Ctx() { loaders }: Context): Promise<Row<Tool>[]> {
    return loaders.tools();
  }
}
