import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ActionPlan, Organisation, Project } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { filesOfOrganisation, filesOfPlan, filesOfProject } from '../../exchange/sheets/index.js';
import { DataFile } from '../../schema/exchange/index.js';
import { ListSize } from '../../schema/listSizes.js';

const codes = async ({ loaders }: Context): Promise<string[]> => (await loaders.plans()).map(({ code }) => code);

/** Files of a plan. */
@Resolver(() => ActionPlan)
export class PlanFiles {
  @FieldResolver(() => [DataFile], {
    description: 'Files of it: facts, and figures that need nothing more than a plan.',
  })
  @ListSize('filesOfPlan')
  files(@Root() { code }: Row<ActionPlan>): DataFile[] {
    return filesOfPlan(code);
  }
}

/** Files of a project. */
@Resolver(() => Project)
export class ProjectFiles {
  @FieldResolver(() => [DataFile], { description: 'Files of it alone, in each plan.' })
  @ListSize('filesOfProject')
  async files(@Root() { code }: Row<Project>, @Ctx() context: Context): Promise<DataFile[]> {
    return filesOfProject(code, await codes(context));
  }
}

/** Files of an organisation. */
@Resolver(() => Organisation)
export class OrganisationFiles {
  @FieldResolver(() => [DataFile], {
    description: 'Files of it as a donor, in each plan: its portfolio, the projects that it funds, and what it paid.',
  })
  @ListSize('filesOfOrganisation')
  async files(@Root() { code }: Row<Organisation>, @Ctx() context: Context): Promise<DataFile[]> {
    return filesOfOrganisation(code, await codes(context));
  }
}
