import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Country, Organisation } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { Page } from '../../loaders/page.js';
import type { ProjectPage } from '../../loaders/plan/index.js';
import {
  OrganisationConnection,
  OrganisationListArgs,
  OrganisationProjectArgs,
  ProjectConnection,
} from '../../schema/plan/index.js';
import { linkedRowOrNull } from '../linkedRow.js';

/** Organisations and their projects. */
@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => OrganisationConnection, { description: 'Donors, implementers and other partners.' })
  organisations(
    @Args(() => OrganisationListArgs) given: OrganisationListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<Row<Organisation>>> {
    return loaders.organisations(given);
  }

  @Query(() => Organisation, { nullable: true, description: 'The organisation with this code; null if there is none.' })
  organisation(
    @Arg('code', () => String, { description: 'Code of the organisation.' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Organisation> | null> {
    return loaders.organisationByCode(code);
  }

  @FieldResolver(() => Country, { nullable: true, description: 'Country that it belongs to.' })
  country(@Root() organisation: Row<Organisation>, @Ctx() { loaders }: Context): Promise<Row<Country> | null> | null {
    return linkedRowOrNull(loaders.country, organisation.countryId);
  }

  @FieldResolver(() => Boolean, {
    description: 'True if it funds a project, or is known to give money to the initiative.',
  })
  isDonor(@Root() organisation: Row<Organisation>, @Ctx() { loaders }: Context): Promise<boolean> {
    return loaders.isDonor.load(organisation.id);
  }

  @FieldResolver(() => ProjectConnection, { description: 'Projects in which it has a role, by code.' })
  projects(
    @Root() organisation: Row<Organisation>,
    @Args(() => OrganisationProjectArgs) { role, ...given }: OrganisationProjectArgs,
    @Ctx() { loaders }: Context,
  ): Promise<ProjectPage> {
    return loaders.projectsOfOrganisation({ ...given, role: role ?? null }).load(organisation.id);
  }
}
