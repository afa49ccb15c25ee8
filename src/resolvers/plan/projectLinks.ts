import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  Action,
  Country,
  Organisation,
  Pillar,
  Project,
  ProjectAction,
  ProjectCountry,
  ProjectOrganisation,
  ProjectPillar,
  ProjectRegion,
  ProjectSector,
  Region,
} from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import {
  type ActionLink,
  type CountryLink,
  type RegionLink,
  type SectorLink,
  sectorLabel,
} from '../../loaders/plan/index.js';
import { DonorShare } from '../../schema/plan/index.js';
import { DecimalScalar, SectorVocabulary } from '../../vocabulary/index.js';
import { linkedRow } from '../linkedRow.js';

/** The link of a project to an action. */
@Resolver(() => ProjectAction)
export class ProjectActionResolver {
  @FieldResolver(() => Project, { description: 'The project.' })
  project(@Root() link: ActionLink, @Ctx() { loaders }: Context): Promise<Row<Project>> {
    return linkedRow(loaders.project, link.projectId);
  }

  @FieldResolver(() => Action, { description: 'The action.' })
  action(@Root() link: ActionLink, @Ctx() { loaders }: Context): Promise<Row<Action>> {
    return linkedRow(loaders.action, link.actionId);
  }

  @FieldResolver(() => DecimalScalar, {
    description: 'Percentage of the project that serves the action: 0 to 100, four decimals.',
  })
  share(@Root() link: ActionLink): string {
    return link.share;
  }

  @FieldResolver(() => Boolean, {
    description: 'True if no source states the share: it is then an equal part of what is left of 100.',
  })
  isEqualSplit(@Root() link: ActionLink): boolean {
    return link.isEqualSplit;
  }
}

/** The link of a project to a pillar. */
@Resolver(() => ProjectPillar)
export class ProjectPillarResolver {
  @FieldResolver(() => Pillar, { description: 'The pillar.' })
  pillar(@Root() link: Row<ProjectPillar>, @Ctx() { loaders }: Context): Promise<Row<Pillar>> {
    return linkedRow(loaders.pillar, link.pillarId);
  }
}

/** The link of a project to a country. */
@Resolver(() => ProjectCountry)
export class ProjectCountryResolver {
  @FieldResolver(() => Country, { description: 'The country.' })
  country(@Root() link: CountryLink, @Ctx() { loaders }: Context): Promise<Row<Country>> {
    return linkedRow(loaders.country, link.countryId);
  }

  @FieldResolver(() => DecimalScalar, {
    description: 'Percentage of the project in the country: 0 to 100, four decimals.',
  })
  percentage(@Root() link: CountryLink): string {
    return link.percentage;
  }

  @FieldResolver(() => Boolean, {
    description:
      'True if no source states the percentage: it is then an equal part of what countries and regions leave of 100.',
  })
  isEqualSplit(@Root() link: CountryLink): boolean {
    return link.isEqualSplit;
  }
}

/** The link of a project to a region. */
@Resolver(() => ProjectRegion)
export class ProjectRegionResolver {
  @FieldResolver(() => Region, { description: 'The region.' })
  region(@Root() link: RegionLink, @Ctx() { loaders }: Context): Promise<Row<Region>> {
    return linkedRow(loaders.region, link.regionId);
  }

  @FieldResolver(() => DecimalScalar, {
    description: 'Percentage of the project in the region: 0 to 100, four decimals.',
  })
  percentage(@Root() link: RegionLink): string {
    return link.percentage;
  }

  @FieldResolver(() => Boolean, {
    description:
      'True if no source states the percentage: it is then an equal part of what countries and regions leave of 100.',
  })
  isEqualSplit(@Root() link: RegionLink): boolean {
    return link.isEqualSplit;
  }
}

/** A sector of a project. */
@Resolver(() => ProjectSector)
export class ProjectSectorResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of the sector in English; null for codes that codelist(name: SECTOR) does not have.',
  })
  label(@Root() { vocabulary, code }: SectorLink): string | null {
    return vocabulary === SectorVocabulary.DAC_PURPOSE ? sectorLabel(code) : null;
  }

  @FieldResolver(() => DecimalScalar, {
    description: 'Percentage of the project in the sector: 0 to 100, four decimals.',
  })
  percentage(@Root() link: SectorLink): string {
    return link.percentage;
  }

  @FieldResolver(() => Boolean, {
    description:
      'True if no source states the percentage: it is then an equal part of what its vocabulary leaves of 100.',
  })
  isEqualSplit(@Root() link: SectorLink): boolean {
    return link.isEqualSplit;
  }
}

/** The link of a project to an organisation. */
@Resolver(() => ProjectOrganisation)
export class ProjectOrganisationResolver {
  @FieldResolver(() => Organisation, { description: 'The organisation.' })
  organisation(@Root() link: Row<ProjectOrganisation>, @Ctx() { loaders }: Context): Promise<Row<Organisation>> {
    return linkedRow(loaders.organisation, link.organisationId);
  }
}

/** The organisation that funds a project. */
@Resolver(() => DonorShare)
export class DonorShareResolver {
  @FieldResolver(() => Organisation, { description: 'The organisation.' })
  organisation(@Root() link: DonorShare, @Ctx() { loaders }: Context): Promise<Row<Organisation>> {
    return linkedRow(loaders.organisation, link.organisationId);
  }
}
