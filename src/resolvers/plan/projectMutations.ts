import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  ProjectActionInput,
  ProjectCountryInput,
  ProjectInput,
  ProjectOrganisationInput,
  ProjectPatch,
  ProjectPayload,
  ProjectRegionInput,
  ProjectSectorInput,
} from '../../schema/plan/index.js';
import {
  archiveProject,
  createProject,
  setProjectActions,
  setProjectCountries,
  setProjectOrganisations,
  setProjectRegions,
  setProjectSectors,
  updateProject,
} from '../../services/plan/index.js';
import { numberOf } from '../numberOf.js';
import { rowAnswer } from '../writeAnswer.js';
import { IdempotencyKeyArg, VersionArg } from '../writeArgs.js';

/** Writes of projects and their links. */
@Resolver()
export class ProjectMutations {
  @Mutation(() => ProjectPayload, { description: 'Creates a project with its links. For the secretariat.' })
  async createProject(
    @Arg('input', () => ProjectInput, { description: 'The project.' }) input: ProjectInput,
    @IdempotencyKeyArg() key: string | null,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await createProject(context, input, key), context, 'project');
  }

  @Mutation(() => ProjectPayload, {
    description: 'Changes the fields of a project that are given. For the secretariat.',
  })
  async updateProject(
    @Arg('id', () => ID, { description: 'Id of the project.' }) id: string,
    @Arg('input', () => ProjectPatch, { description: 'Fields to change.' }) input: ProjectPatch,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await updateProject(context, numberOf(id, 'Project'), input, version), context, 'project');
  }

  @Mutation(() => ProjectPayload, {
    description:
      'Takes a project that was entered in error out of all lists and figures, whatever the lens. It is kept with its facts for the audit, which says what it was linked to; its code stays taken. It cannot be taken back. User errors: IN_USE if it has components, PERIOD_CLOSED if it has facts or reports in a closed period. For the secretariat.',
  })
  async archiveProject(
    @Arg('id', () => ID, { description: 'Id of the project.' }) id: string,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await archiveProject(context, numberOf(id, 'Project'), reason, version), context, 'project');
  }

  @Mutation(() => ProjectPayload, {
    description:
      'Replaces the links of a project to actions. Shares within one plan add up to at most 100. For the secretariat.',
  })
  async setProjectActions(
    @Arg('id', () => ID, { description: 'Id of the project.' }) id: string,
    @Arg('actions', () => [ProjectActionInput], { description: 'All actions that the project serves.' })
    actions: ProjectActionInput[],
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await setProjectActions(context, numberOf(id, 'Project'), actions, version), context, 'project');
  }

  @Mutation(() => ProjectPayload, {
    description:
      'Replaces the countries of a project. Percentages, with those of its regions, add up to at most 100. For the secretariat.',
  })
  async setProjectCountries(
    @Arg('id', () => ID, { description: 'Id of the project.' }) id: string,
    @Arg('countries', () => [ProjectCountryInput], { description: 'All countries where the project works.' })
    countries: ProjectCountryInput[],
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(
      await setProjectCountries(context, numberOf(id, 'Project'), countries, version),
      context,
      'project',
    );
  }

  @Mutation(() => ProjectPayload, {
    description:
      'Replaces the regions of a project. Percentages, with those of its countries, add up to at most 100. For the secretariat.',
  })
  async setProjectRegions(
    @Arg('id', () => ID, { description: 'Id of the project.' }) id: string,
    @Arg('regions', () => [ProjectRegionInput], {
      description: 'All regions where the project works beside its countries.',
    })
    regions: ProjectRegionInput[],
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await setProjectRegions(context, numberOf(id, 'Project'), regions, version), context, 'project');
  }

  @Mutation(() => ProjectPayload, {
    description:
      'Replaces the sectors of a project. Percentages of one vocabulary add up to at most 100. For the secretariat.',
  })
  async setProjectSectors(
    @Arg('id', () => ID, { description: 'Id of the project.' }) id: string,
    @Arg('sectors', () => [ProjectSectorInput], { description: 'All sectors in which the project works.' })
    sectors: ProjectSectorInput[],
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await setProjectSectors(context, numberOf(id, 'Project'), sectors, version), context, 'project');
  }

  @Mutation(() => ProjectPayload, {
    description: 'Replaces the organisations of a project and their roles. For the secretariat.',
  })
  async setProjectOrganisations(
    @Arg('id', () => ID, { description: 'Id of the project.' }) id: string,
    @Arg('organisations', () => [ProjectOrganisationInput], {
      description: 'All organisations that have a role in the project.',
    })
    organisations: ProjectOrganisationInput[],
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(
      await setProjectOrganisations(context, numberOf(id, 'Project'), organisations, version),
      context,
      'project',
    );
  }
}
