import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Country, Provenance, Region } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ProjectPage } from '../../loaders/plan/index.js';
import { PageArgs } from '../../schema/connection.js';
import { ListSize } from '../../schema/listSizes.js';
import { CountryFilter, CountryGroupAnswer, Counts, ProjectConnection } from '../../schema/plan/index.js';
import { CountryCodeScalar } from '../../vocabulary/index.js';
import { linkedRowOrNull } from '../linkedRow.js';

/** Countries, their groups and projects. */
@Resolver(() => Country)
export class CountryResolver {
  @Query(() => [Country], {
    description: 'Members and associate members of ESCAP, by name; with `everywhere` in the filter all countries.',
  })
  @ListSize('countries')
  countries(
    @Arg('filter', () => CountryFilter, { nullable: true, description: 'Which countries; all if left out.' })
    filter: CountryFilter | null,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Country>[]> {
    return loaders.countries(filter ?? {});
  }

  @Query(() => Country, { nullable: true, description: 'The country with this code; null if there is none.' })
  country(
    @Arg('code', () => CountryCodeScalar, { description: 'ISO 3166-1 alpha-3.' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Country> | null> {
    return loaders.countryByCode(code);
  }

  @FieldResolver(() => Region, {
    nullable: true,
    description: 'The smallest region of the UN Statistics Division that it lies in; null if it lies in none.',
  })
  region(@Root() country: Row<Country>, @Ctx() { loaders }: Context): Promise<Row<Region> | null> | null {
    return linkedRowOrNull(loaders.region, country.regionId);
  }

  @FieldResolver(() => [CountryGroupAnswer], {
    description: "Groups that the country belongs to on the lens's day, e.g. LDC, LLDC, SIDS.",
  })
  @ListSize('groupsOfCountry')
  groups(@Root() country: Row<Country>, @Ctx() { loaders }: Context): Promise<CountryGroupAnswer[]> {
    return loaders.groupsOfCountry.load(country.id);
  }

  @FieldResolver(() => ProjectConnection, { description: 'Projects that work in it, by code.' })
  projects(
    @Root() country: Row<Country>,
    @Args(() => PageArgs) given: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<ProjectPage> {
    return loaders.projectsOfCountry(given).load(country.id);
  }

  @FieldResolver(() => Counts, { description: 'Number of actions, projects and other items that belong to it.' })
  counts(@Root() country: Row<Country>, @Ctx() { loaders }: Context): Promise<Counts> {
    return loaders.countsOfCountry.load(country.id);
  }

  @FieldResolver(() => Provenance, {
    nullable: true,
    description: 'Provenance of the subregion; null if it is the same as for the rest.',
  })
  subregionProvenance(
    @Root() country: Row<Country>,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Provenance> | null> | null {
    return linkedRowOrNull(loaders.provenance, country.subregionProvenanceId);
  }
}

/** Regions of the world. */
@Resolver(() => Region)
export class RegionResolver {
  @FieldResolver(() => Region, { nullable: true, description: 'The region that it is a part of; null for the world.' })
  parent(@Root() region: Row<Region>, @Ctx() { loaders }: Context): Promise<Row<Region> | null> | null {
    return linkedRowOrNull(loaders.region, region.parentId);
  }
}
