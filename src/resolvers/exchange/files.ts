import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ActionPlan, Organisation, Project } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { filesOfOrganisation, filesOfPlan, filesOfProject } from '../../exchange/sheets/index.js';
import { DataFile } from '../../schema/exchange/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { linkedRow } from '../linkedRow.js';

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
  @FieldResolver(() => [DataFile], { description: 'Files of it alone, in each plan that it serves.' })
  @ListSize('filesOfProject')
  async files(@Root() { id, code }: Row<Project>, @Ctx() { loaders }: Context): Promise<DataFile[]> {
    const [actions, pillars] = await Promise.all([
      loaders.actionsOfProject.load(id),
      loaders.pillarsOfProject.load(id),
    ]);
    const served = await Promise.all([
      ...actions.map(async ({ actionId }) => (await linkedRow(loaders.action, actionId)).planId),
      ...pillars.map(async ({ pillarId }) => (await linkedRow(loaders.pillar, pillarId)).planId),
    ]);
    const plans = await loaders.plans();
    return filesOfProject(
      code,
      plans.filter((plan) => served.includes(plan.id)).map((plan) => plan.code),
    );
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
