import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  Project,
  ProjectAction,
  ProjectCountry,
  ProjectOrganisation,
  ProjectPillar,
  ProjectRegion,
  ProjectSector,
} from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type {
  ActionLink,
  CountryLink,
  OrganisationLink,
  ProjectPage,
  RegionLink,
  SectorLink,
} from '../../loaders/plan/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { DonorShare, PartialDateAnswer, ProjectConnection, ProjectListArgs } from '../../schema/plan/index.js';
import { OrganisationRole } from '../../vocabulary/index.js';
import { linkedRowOrNull } from '../linkedRow.js';
import { toPartialDate } from './partialDate.js';

/** Projects, their dates and links. */
@Resolver(() => Project)
export class ProjectResolver {
  @Query(() => ProjectConnection, { description: 'Projects of all plans, unless the filter names one.' })
  projects(@Args(() => ProjectListArgs) given: ProjectListArgs, @Ctx() { loaders }: Context): Promise<ProjectPage> {
    return loaders.projects(given);
  }

  @Query(() => Project, { nullable: true, description: 'The project with this code; null if there is none.' })
  project(
    @Arg('code', () => String, { description: 'Code of the project.' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Project> | null> {
    return loaders.projectByCode(code);
  }

  @FieldResolver(() => PartialDateAnswer, { nullable: true, description: 'Planned start (IATI activity date 1).' })
  plannedStart(@Root() project: Row<Project>): PartialDateAnswer | null {
    return toPartialDate(project.plannedStart);
  }

  @FieldResolver(() => PartialDateAnswer, { nullable: true, description: 'Actual start (IATI activity date 2).' })
  actualStart(@Root() project: Row<Project>): PartialDateAnswer | null {
    return toPartialDate(project.actualStart);
  }

  @FieldResolver(() => PartialDateAnswer, { nullable: true, description: 'Planned end (IATI activity date 3).' })
  plannedEnd(@Root() project: Row<Project>): PartialDateAnswer | null {
    return toPartialDate(project.plannedEnd);
  }

  @FieldResolver(() => PartialDateAnswer, { nullable: true, description: 'Actual end (IATI activity date 4).' })
  actualEnd(@Root() project: Row<Project>): PartialDateAnswer | null {
    return toPartialDate(project.actualEnd);
  }

  @FieldResolver(() => Project, {
    nullable: true,
    description: 'Parent: the project of which it is a component; null if there is none.',
  })
  parent(@Root() project: Row<Project>, @Ctx() { loaders }: Context): Promise<Row<Project> | null> | null {
    return linkedRowOrNull(loaders.project, project.parentId);
  }

  @FieldResolver(() => [Project], { description: 'Components: projects of which it is the parent.' })
  @ListSize('componentsOfProject')
  components(@Root() project: Row<Project>, @Ctx() { loaders }: Context): Promise<Row<Project>[]> {
    return loaders.componentsOfProject.load(project.id);
  }

  @FieldResolver(() => [ProjectAction], { description: 'Actions that it serves.' })
  @ListSize('actionsOfProject')
  actions(@Root() project: Row<Project>, @Ctx() { loaders }: Context): Promise<ActionLink[]> {
    return loaders.actionsOfProject.load(project.id);
  }

  @FieldResolver(() => [ProjectPillar], {
    description: 'Pillars that it serves, if no source says which of their actions.',
  })
  @ListSize('pillarsOfProject')
  pillars(@Root() project: Row<Project>, @Ctx() { loaders }: Context): Promise<Row<ProjectPillar>[]> {
    return loaders.pillarsOfProject.load(project.id);
  }

  @FieldResolver(() => [ProjectCountry], { description: 'Countries where it works.' })
  @ListSize('countriesOfProject')
  countries(@Root() project: Row<Project>, @Ctx() { loaders }: Context): Promise<CountryLink[]> {
    return loaders.countriesOfProject(project.id);
  }

  @FieldResolver(() => [ProjectRegion], {
    description: 'Regions where it works, beside its countries: their percentages make at most 100 together.',
  })
  @ListSize('regionsOfProject')
  regions(@Root() project: Row<Project>, @Ctx() { loaders }: Context): Promise<RegionLink[]> {
    return loaders.regionsOfProject(project.id);
  }

  @FieldResolver(() => [ProjectSector], {
    description: 'Its sectors with their percentages: those of each vocabulary make at most 100.',
  })
  @ListSize('sectorsOfProject')
  sectorShares(@Root() project: Row<Project>, @Ctx() { loaders }: Context): Promise<SectorLink[]> {
    return loaders.sectorsOfProject.load(project.id);
  }

  @FieldResolver(() => [ProjectOrganisation], { description: 'Organisations that have a role in it.' })
  @ListSize('organisationsOfProject')
  organisations(@Root() project: Row<Project>, @Ctx() { loaders }: Context): Promise<OrganisationLink[]> {
    return loaders.organisationsOfProject.load(project.id);
  }

  @FieldResolver(() => [DonorShare], { description: 'Organisations that fund it.' })
  @ListSize('donorsOfProject')
  async donors(@Root() project: Row<Project>, @Ctx() { loaders }: Context): Promise<DonorShare[]> {
    return (await loaders.organisationsOfProject.load(project.id)).filter(
      ({ role }) => role === OrganisationRole.FUNDING,
    );
  }
}
